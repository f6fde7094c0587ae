import type { StationId } from '@jiayou/contract';
import { one, run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';

/** What a till sells by nozzle or by grade, at the price in force. */
export interface Fuel {
  readonly nozzleNo?: number;
  readonly grade: string;
  readonly priceFenPerLitre: number;
}

const fuel = statement<{ grade: string | null; price_fen_per_litre: number | null }>(
  'station.fuel',
  `with sold as (select coalesce($3, (select grade from nozzles where station_id = $1 and nozzle_no = $2)) as grade)
   select grade, (select p.price_fen_per_litre from posted_prices p
     where p.station_id = $1 and p.grade = sold.grade and p.starts_at <= $4 order by p.starts_at desc limit 1) as price_fen_per_litre
   from sold`,
);

/** @throws AppError `nozzle.not_found`, `nozzle.no_price` */
export async function findFuel(
  tx: Tx,
  asked: {
    readonly stationId: StationId;
    readonly nozzleNo?: number | undefined;
    readonly grade?: string | undefined;
  },
  now: Date,
): Promise<Fuel> {
  const { stationId, nozzleNo } = asked;
  const row = one(await run(tx, fuel, [stationId, nozzleNo ?? null, asked.grade ?? null, now]));
  const { grade, price_fen_per_litre: priceFenPerLitre } = row;
  if (grade === null) throw new AppError('nozzle.not_found');
  if (priceFenPerLitre === null) throw new AppError('nozzle.no_price');
  return { grade, priceFenPerLitre, ...(nozzleNo === undefined ? {} : { nozzleNo }) };
}
