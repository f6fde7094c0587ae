import { recordAudit } from '../audit';
import { inTransaction, type Database } from '../platform/db';
import { revokeSessions, type DeskCaller } from '../session';
import { lockStaff } from './lockStaff';
import { newOneTimePassword, setPassword } from './password';

/**
 * A new password for somebody who forgot theirs, good for one sign-in; they are signed out everywhere, and a lock ends.
 * @throws AppError `staff.own`, `staff.not_found`
 */
export async function resetPassword(
  db: Database,
  { caller, staffId }: { readonly caller: DeskCaller; readonly staffId: string },
  now: Date,
): Promise<string> {
  return inTransaction(db, async (tx) => {
    const person = await lockStaff(tx, { caller, staffId });
    const oneTimePassword = newOneTimePassword(person.role);
    await setPassword(tx, { staffId, password: oneTimePassword, once: true });
    const signedOut = await revokeSessions(tx, { staffId }, now);
    await recordAudit(tx, {
      at: now,
      actor: `staff:${caller.staffId}`,
      stationId: person.station_id,
      action: 'staff.reset-password',
      subject: `staff:${staffId}`,
      detail: { staffNo: person.staff_no, signedOut },
    });
    return oneTimePassword;
  });
}
