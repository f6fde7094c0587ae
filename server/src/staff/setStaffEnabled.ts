import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database } from '../platform/db';
import { revokeSessions, type DeskCaller } from '../session';
import { lockStaff } from './lockStaff';

const update = statement(
  'staff.set-enabled',
  'update staff set enabled = $2, failed_sign_ins = 0, locked_until = null, version = version + 1 where id = $1',
);

/**
 * Lets somebody in or keeps them out: disabled, they are signed out at tills and desks from their next request on, and no old session
 * comes back with them. Fine when it is so already. @throws AppError `staff.own`, `staff.not_found`
 */
export async function setStaffEnabled(
  db: Database,
  { caller, staffId, enabled }: { readonly caller: DeskCaller; readonly staffId: string; readonly enabled: boolean },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const old = await lockStaff(tx, { caller, staffId });
    if (old.enabled === enabled) return;
    await run(tx, update, [staffId, enabled]);
    const signedOut = enabled ? 0 : await revokeSessions(tx, { staffId }, now);
    await recordAudit(tx, {
      at: now,
      actor: `staff:${caller.staffId}`,
      stationId: old.station_id,
      action: enabled ? 'staff.enable' : 'staff.disable',
      subject: `staff:${staffId}`,
      detail: { staffNo: old.staff_no, ...(enabled ? {} : { signedOut }) },
      before: { enabled: !enabled },
      after: { enabled },
    });
  });
}
