import type { Role, StationId } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { revokeSessions, type DeskCaller } from '../session';
import { lockStaff } from './lockStaff';
import { placeOf } from './placeOf';

const update = statement(
  'staff.update',
  'update staff set name = $2, role = $3, station_id = $4, version = version + 1 where id = $1',
);
const openShift = statement('staff.open-shift', 'select 1 from shifts where staff_id = $1 and closed_at is null');
const dropTotp = statement('staff.drop-totp', 'delete from staff_totp where staff_id = $1');

interface StaffEdit {
  readonly name: string;
  readonly role: Role;
  readonly stationId?: StationId | undefined;
  /** Of what the person saw who edits. */
  readonly version: number;
}

/**
 * Changes a name, a role, a station. Another role or station begins with signing in again.
 * @throws AppError `staff.changed` when somebody else was quicker, `staff.on_duty` before the shift is closed, and as createStaff
 */
export async function editStaff(
  db: Database,
  { caller, staffId, edit }: { readonly caller: DeskCaller; readonly staffId: string; readonly edit: StaffEdit },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const old = await lockStaff(tx, { caller, staffId });
    if (old.version !== edit.version) throw new AppError('staff.changed');
    const { name, role } = edit;
    const { stationId, station } = await placeOf(tx, { caller, person: edit });
    if (role !== old.role || stationId !== old.station_id) await move(tx, { staffId, role }, now);
    await run(tx, update, [staffId, name, role, stationId]);
    await recordAudit(tx, {
      at: now,
      actor: `staff:${caller.staffId}`,
      stationId: stationId ?? old.station_id,
      action: 'staff.edit',
      subject: `staff:${staffId}`,
      before: { name: old.name, role: old.role, station: old.station_name },
      after: { name, role, station },
    });
  });
}

async function move(tx: Tx, { staffId, role }: { readonly staffId: string; readonly role: Role }, now: Date) {
  if ((await run(tx, openShift, [staffId])).length > 0) throw new AppError('staff.on_duty');
  await revokeSessions(tx, { staffId }, now);
  // A till cannot ask for its codes.
  if (!role.startsWith('hq-')) await run(tx, dropTotp, [staffId]);
}
