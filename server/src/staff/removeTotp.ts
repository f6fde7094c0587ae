import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { revokeSessions, type DeskCaller } from '../session';
import type { ShownCode } from './checkCode';
import { lockStaff } from './lockStaff';
import { admitStaff } from './verifyStaff';

const remove = statement(
  'staff.remove-totp',
  'delete from staff_totp where staff_id = $1 and confirmed_at is not null returning 1 as removed',
);

/** One's own authenticator app, by password and a code. @throws AppError as signing in, `staff.totp_not_begun` */
export async function removeTotp(
  db: Database,
  { caller, password, code }: { readonly caller: DeskCaller; readonly password: string; readonly code: ShownCode },
  now: Date,
): Promise<void> {
  const { staffId } = caller;
  await admitStaff(
    db,
    { staff: { id: staffId }, password, code },
    {
      now,
      work: async (tx) => {
        if ((await run(tx, remove, [staffId])).length === 0) throw new AppError('staff.totp_not_begun');
        const actor = `staff:${staffId}`;
        await recordAudit(tx, { at: now, actor, stationId: null, action: 'account.totp-removed', subject: actor });
      },
    },
  );
}

/** Somebody else's, who lost their phone and the codes; whoever has the phone is signed out. @throws AppError `staff.own`, `staff.not_found` */
export async function resetTotp(
  db: Database,
  { caller, staffId }: { readonly caller: DeskCaller; readonly staffId: string },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const person = await lockStaff(tx, { caller, staffId });
    if ((await run(tx, remove, [staffId])).length === 0) return;
    const signedOut = await revokeSessions(tx, { staffId }, now);
    await recordAudit(tx, {
      at: now,
      actor: `staff:${caller.staffId}`,
      stationId: person.station_id,
      action: 'staff.reset-totp',
      subject: `staff:${staffId}`,
      detail: { staffNo: person.staff_no, signedOut },
    });
  });
}
