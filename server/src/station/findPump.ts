import type { StationId } from '@jiayou/contract';
import { run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { inCarRefusal, type InCarFacts } from './inCarState';

/** A nozzle a driver may pay for in the car now, with the price in force at this moment. */
interface Pump {
  readonly stationCode: string;
  readonly stationName: string;
  readonly nozzleNo: number;
  readonly grade: string;
  readonly priceFenPerLitre: number;
}

interface PumpRow extends InCarFacts {
  readonly code: string;
  readonly name: string;
  readonly grade: string | null;
  readonly price_fen_per_litre: number | null;
}

const pump = statement<PumpRow>(
  'station.pump',
  `select s.code, s.name, s.enabled, s.opens_minute, s.closes_minute, s.in_car_allowed, s.in_car_paused_at, s.in_car_paused_reason,
     exists (select from merchant_accounts a where a.station_id = s.id and a.channel = 'wechat-pay' and a.enabled) as has_account,
     n.grade,
     (select p.price_fen_per_litre from posted_prices p
      where p.station_id = s.id and p.grade = n.grade and p.starts_at <= $3 order by p.starts_at desc limit 1) as price_fen_per_litre
   from stations s left join nozzles n on n.station_id = s.id and n.nozzle_no = $2
   where s.id = $1`,
);

/** @throws AppError saying why this nozzle cannot be paid for in the car */
export async function findPump(
  tx: Tx,
  { stationId, nozzleNo }: { readonly stationId: StationId; readonly nozzleNo: number },
  now: Date,
): Promise<Pump> {
  const [row] = await run(tx, pump, [stationId, nozzleNo, now]);
  if (row === undefined) throw new AppError('station.not_found');
  const refusal = inCarRefusal(row, now);
  if (refusal !== undefined) throw new AppError(refusal, { reason: row.in_car_paused_reason });
  if (row.grade === null) throw new AppError('nozzle.not_found');
  if (row.price_fen_per_litre === null) throw new AppError('nozzle.no_price');
  return {
    stationCode: row.code,
    stationName: row.name,
    nozzleNo,
    grade: row.grade,
    priceFenPerLitre: row.price_fen_per_litre,
  };
}
