import type { StationId, StationRecord } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { refusingTakenName } from './createStation';
import { assertSound, differing, lockStation, pick, valuesOf } from './stationRecord';

const update = statement(
  'station.edit',
  `update stations set updated_at = $2, name = $3, address = $4, district = $5, latitude = $6, longitude = $7, phone = $8,
     opens_minute = $9, closes_minute = $10, facilities = $11, fence_m = $12, gas_alarm = $13, in_car_allowed = $14, enabled = $15,
     version = version + 1
   where id = $1`,
);

/**
 * Writes a station's record as somebody left it in a form. What did not change is no change.
 * @throws AppError `station.changed` when somebody else was quicker: what is not as sent stands in `fields`
 */
export async function editStation(
  db: Database,
  edit: {
    readonly stationId: StationId;
    readonly record: StationRecord;
    /** Of what the person saw who edits. */
    readonly version: number;
    readonly staffId: string;
  },
  now: Date,
): Promise<void> {
  const { stationId, record, version, staffId } = edit;
  assertSound(record);
  await refusingTakenName(() =>
    inTransaction(db, async (tx) => {
      const old = await lockStation(tx, stationId);
      const names = differing(old.record, record);
      if (old.version !== version) throw changed(old.record, names);
      if (names.length === 0) return;
      await run(tx, update, [stationId, now, ...valuesOf(record)]);
      await recordAudit(tx, {
        at: now,
        actor: `staff:${staffId}`,
        stationId,
        action: 'station.edit',
        subject: `station:${stationId}`,
        before: pick(old.record, names),
        after: pick(record, names),
      });
    }),
  );
}

function changed(present: StationRecord, names: readonly (keyof StationRecord)[]): AppError {
  const fields = names.map((name) => ({ path: name, issue: JSON.stringify(present[name]) }));
  return new AppError('station.changed', { fields });
}
