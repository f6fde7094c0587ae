import type { StationAccount, StationId } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { currentAccounts, toAccount } from './accountRow';

const known = statement('station.is-known', 'select from stations where id = $1');

/** On which accounts a station is paid. @throws AppError `station.not_found` */
export async function listAccounts(db: Database, stationId: StationId): Promise<StationAccount[]> {
  const [stations, rows] = await Promise.all([
    read(db, known, [stationId]),
    read(db, currentAccounts, [stationId, null]),
  ]);
  if (stations.length === 0) throw new AppError('station.not_found');
  return rows.map(toAccount);
}
