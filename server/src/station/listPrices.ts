import type { StationId, StationPrice } from '@jiayou/contract';
import { cutPage, one, parseTimeCursor, present, read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';

interface PriceRow {
  readonly grade: string;
  readonly price_fen_per_litre: number;
  readonly starts_at: Date;
  readonly is_planned: boolean;
  readonly is_in_force: boolean;
  readonly posted_by: string | null;
  readonly posted_at: Date | null;
}

const MATCHES = 'from posted_prices p where p.station_id = $1 and ($2::text is null or p.grade = $2)';
const page = statement<PriceRow>(
  'station.prices',
  `select p.grade, p.price_fen_per_litre, p.starts_at, f.name as posted_by, p.posted_at, p.starts_at > $3 as is_planned,
     p.starts_at <= $3 and not exists (select from posted_prices q where q.station_id = p.station_id and q.grade = p.grade
       and q.starts_at > p.starts_at and q.starts_at <= $3) as is_in_force
   from (select p.* ${MATCHES} and ($4::timestamptz is null or (p.starts_at, p.grade) < ($4, $5))
     order by p.starts_at desc, p.grade desc limit $6) p
   left join staff f on f.id = p.posted_by order by p.starts_at desc, p.grade desc`,
);
const count = statement<{ total: number; known: boolean }>(
  'station.price-count',
  `select (select count(*) ${MATCHES})::int as total, exists (select from stations where id = $1) as known`,
);

/** What tells prices of one instant apart in a cursor: `2026-11-22T06:00:00.000Z_92#`. */
const GRADE = '.{1,8}';

/** A station's posted prices, those to come first, then backwards. @throws AppError `station.not_found`, `request.invalid` */
export async function listPrices(
  db: Database,
  query: {
    readonly stationId: StationId;
    readonly grade?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
  now: Date,
): Promise<{ prices: StationPrice[]; next?: string; total: number }> {
  const { stationId, grade = null, after, limit } = query;
  const { at, id } = parseTimeCursor(after, GRADE);
  const [rows, counted] = await Promise.all([
    read(db, page, [stationId, grade, now, at, id, limit + 1]),
    read(db, count, [stationId, grade]),
  ]);
  const { total, known } = one(counted);
  if (!known) throw new AppError('station.not_found');
  const { page: shown, ...next } = cutPage(rows, limit, (row) => [row.starts_at, row.grade]);
  return { prices: shown.map(toPrice), total, ...next };
}

function toPrice(row: PriceRow): StationPrice {
  return {
    grade: row.grade,
    priceFenPerLitre: row.price_fen_per_litre,
    startsAt: row.starts_at.toISOString(),
    state: row.is_planned ? 'planned' : row.is_in_force ? 'in-force' : 'past',
    ...present({ postedBy: row.posted_by, postedAt: row.posted_at?.toISOString() }),
  };
}
