import type { Catalogue, StationId, Tender } from '@jiayou/contract';
import { one, read, statement, type Database } from '../platform/db';
import { SOLD_HERE } from './soldHere';

interface CatalogueRow extends Pick<Catalogue, 'nozzles' | 'grades' | 'products'> {
  readonly accounts: readonly Tender[];
}

const catalogue = statement<CatalogueRow>(
  'product.catalogue',
  `select
     coalesce((select json_agg(json_build_object('nozzleNo', n.nozzle_no, 'grade', n.grade) order by n.nozzle_no)
       from nozzles n where n.station_id = $1), '[]') as nozzles,
     coalesce((select json_agg(json_build_object('grade', g.code, 'name', g.name, 'priceFenPerLitre', price.fen) order by g.position)
       from grades g join (
         select distinct on (grade) grade, price_fen_per_litre as fen from posted_prices
         where station_id = $1 and starts_at <= $2 order by grade, starts_at desc) price on price.grade = g.code), '[]') as grades,
     coalesce((select json_agg(json_strip_nulls(json_build_object(
         'id', p.id, 'name', p.name, 'category', p.category, 'barcode', p.barcode, 'priceFen', p.price_fen)) order by p.position, p.name, p.id)
       from products p where ${SOLD_HERE}), '[]') as products,
     array(select channel from merchant_accounts where station_id = $1 and enabled) as accounts`,
);

const TENDERS: readonly Tender[] = ['wechat-pay', 'alipay', 'bank-card', 'cash'];

/** What a station sells at this instant, and what it can be paid with: its accounts of the channels that are set up, and cash. */
export async function viewCatalogue(
  { db, channels }: { readonly db: Database; readonly channels: Readonly<Partial<Record<Tender, object>>> },
  stationId: StationId,
  now: Date,
): Promise<Catalogue> {
  const { accounts, ...sold } = one(await read(db, catalogue, [stationId, now]));
  const isTaken = (tender: Tender) =>
    tender === 'cash' || (channels[tender] !== undefined && accounts.includes(tender));
  return { ...sold, tenders: TENDERS.filter(isTaken) };
}
