import { recordAudit } from '../audit';
import type { Database } from '../platform/db';
import { revokeSessions, type DeskCaller } from '../session';
import { assertStrong, setPassword } from './password';
import { admitStaff } from './verifyStaff';

/**
 * One's own password at the desk; every other session of the person ends.
 * @throws AppError `staff.wrong_password`, `staff.locked`, `staff.weak_password`
 */
export async function changePassword(
  db: Database,
  order: { readonly caller: DeskCaller; readonly password: string; readonly newPassword: string },
  now: Date,
): Promise<void> {
  const { caller, password, newPassword } = order;
  const { staffId, staffNo, station } = caller;
  const proof = { staff: { id: staffId }, password, codeShownBefore: true, evenOneTime: true };
  await admitStaff(db, proof, {
    now,
    work: async (tx) => {
      assertStrong(newPassword, { staffNo, password });
      await setPassword(tx, { staffId, password: newPassword, once: false });
      const signedOut = await revokeSessions(tx, { staffId, except: caller.sessionId }, now);
      const actor = `staff:${staffId}`;
      const entry = { at: now, actor, stationId: station?.id ?? null, action: 'account.password', subject: actor };
      await recordAudit(tx, { ...entry, detail: { signedOut } });
    },
  });
}
