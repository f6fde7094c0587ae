import type { StationId } from '@jiayou/contract';
import { run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';

/** What a till sells by nozzle or by grade, at the price in force. */
export interface Fuel {
  readonly nozzleNo?: number;
  readonly grade: string;
  readonly priceFenPerLitre: number;
}

const byNozzle = statement<{ grade: string }>(
  'station.grade-of-nozzle',
  'select grade from nozzles where station_id = $1 and nozzle_no = $2',
);
const price = statement<{ price_fen_per_litre: number }>(
  'station.price-in-force',
  `select price_fen_per_litre from posted_prices where station_id = $1 and grade = $2 and starts_at <= $3
   order by starts_at desc limit 1`,
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
  const grade = asked.grade ?? (await run(tx, byNozzle, [stationId, nozzleNo]))[0]?.grade;
  if (grade === undefined) throw new AppError('nozzle.not_found');
  const [posted] = await run(tx, price, [stationId, grade, now]);
  if (posted === undefined) throw new AppError('nozzle.no_price');
  const { price_fen_per_litre: priceFenPerLitre } = posted;
  return { grade, priceFenPerLitre, ...(nozzleNo === undefined ? {} : { nozzleNo }) };
}
