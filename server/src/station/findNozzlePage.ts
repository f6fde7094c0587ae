import type { StationId } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';

const byCode = statement<{ id: StationId }>(
  'station.id-by-code',
  'select id from stations where code = $1 and enabled',
);

/** The driver's page a nozzle's code leads to; of a station nobody knows, the first page. */
export async function findNozzlePage(
  db: Database,
  { stationCode, nozzleNo }: { readonly stationCode: string; readonly nozzleNo: string },
): Promise<string> {
  const [station] = await read(db, byCode, [stationCode.slice(0, 20).replaceAll('\0', '')]);
  if (station === undefined) return '';
  const nozzle = /^[1-9]\d?$/.test(nozzleNo) ? `&nozzleNo=${nozzleNo}` : '';
  return `#/pages/refuel/index?stationId=${station.id}${nozzle}`;
}
