import { run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';

/** The account a station is paid on, and whether its driver may pay in the car at this moment. */
interface StationMerchant {
  readonly accountNo: string;
  readonly stationCode: string;
}

const merchant = statement<{
  account_no: string;
  code: string;
  in_car_paused_at: Date | null;
  in_car_paused_reason: string;
}>(
  'station.merchant',
  `select a.account_no, s.code, s.in_car_paused_at, s.in_car_paused_reason
   from merchant_accounts a join stations s on s.id = a.station_id
   where a.station_id = $1 and a.channel = $2 and a.enabled`,
);

/** @throws AppError `station.no_account`, `station.in_car_paused` */
export async function findMerchant(tx: Tx, stationId: string, channel: string): Promise<StationMerchant> {
  const [row] = await run(tx, merchant, [stationId, channel]);
  if (row === undefined) throw new AppError('station.no_account');
  if (row.in_car_paused_at !== null) throw new AppError('station.in_car_paused', { reason: row.in_car_paused_reason });
  return { accountNo: row.account_no, stationCode: row.code };
}
