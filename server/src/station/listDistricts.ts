import type { StationId } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';

const districts = statement<{ district: string }>(
  'station.districts',
  `select distinct district from stations where ($1::uuid is null or id = $1) and district <> '' order by district limit 500`,
);

/** The districts that stations in reach are in. */
export async function listDistricts(db: Database, stationId: StationId | null): Promise<string[]> {
  return (await read(db, districts, [stationId])).map(({ district }) => district);
}
