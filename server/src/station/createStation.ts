import { StationId, type StationRecord } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { brokenConstraint, inTransaction, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { newId } from '../platform/ids';
import { assertSound, valuesOf } from './stationRecord';

const insert = statement(
  'station.create',
  `insert into stations (id, code, created_at, updated_at, name, address, district, latitude, longitude, phone, opens_minute,
     closes_minute, facilities, fence_m, gas_alarm, in_car_allowed, enabled)
   values ($1, 'S' || lpad(nextval('station_codes')::text, 6, '0'), $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
);

/** A new station, without nozzles, prices or accounts yet. @throws AppError `station.name_taken` and as {@link assertSound} */
export async function createStation(
  db: Database,
  { record, staffId }: { readonly record: StationRecord; readonly staffId: string },
  now: Date,
): Promise<StationId> {
  assertSound(record);
  const stationId = StationId.parse(newId());
  await refusingTakenName(() =>
    inTransaction(db, async (tx) => {
      await run(tx, insert, [stationId, now, ...valuesOf(record)]);
      await recordAudit(tx, {
        at: now,
        actor: `staff:${staffId}`,
        stationId,
        action: 'station.create',
        subject: `station:${stationId}`,
        after: { ...record },
      });
    }),
  );
  return stationId;
}

/** @throws AppError `station.name_taken` when the name belongs to another station */
export async function refusingTakenName<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (brokenConstraint(error) === 'stations_name_key') throw new AppError('station.name_taken');
    throw error;
  }
}
