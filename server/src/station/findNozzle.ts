import type { DriverApi, ResponseOf, StationId } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';

const byCode = statement<{ id: StationId; nozzle_no: number | null }>(
  'station.nozzle-by-code',
  `select s.id, n.nozzle_no from stations s left join nozzles n on n.station_id = s.id and n.nozzle_no = $2
   where s.code = $1 and s.enabled`,
);

/** The nozzle a printed code names. @throws AppError `station.not_found` also of a disabled one; `nozzle.not_found` */
export async function findNozzle(
  db: Database,
  { stationCode, nozzleNo }: { readonly stationCode: string; readonly nozzleNo: number },
): Promise<ResponseOf<DriverApi['GET /driver/nozzles/:stationCode/:nozzleNo']>> {
  const [row] = await read(db, byCode, [stationCode, nozzleNo]);
  if (row === undefined) throw new AppError('station.not_found');
  if (row.nozzle_no === null) throw new AppError('nozzle.not_found');
  return { stationId: row.id, nozzleNo: row.nozzle_no };
}
