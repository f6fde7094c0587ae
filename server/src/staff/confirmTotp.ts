import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { newCode } from '../platform/ids';
import type { DeskCaller } from '../session';
import { recoveryHash } from './checkCode';
import { lockActor } from './lockStaff';
import { pendingTotp } from './ownTotp';
import { stepOfCode } from './totp';
import { openSecret } from './totpSeal';

const RECOVERY_CODES = 10;

const confirm = statement(
  'staff.confirm-totp',
  'update staff_totp set confirmed_at = $2, last_step = $3 where staff_id = $1',
);
const insertCode = statement(
  'staff.insert-recovery-code',
  'insert into staff_recovery_codes (staff_id, code_hash) values ($1, $2)',
);

/**
 * From now on signing in asks for a code. Answers the recovery codes, this once.
 * @throws AppError `staff.wrong_code`, `staff.totp_not_begun`, `staff.totp_set`
 */
export async function confirmTotp(
  db: Database,
  { caller, code, totpKey }: { readonly caller: DeskCaller; readonly code: string; readonly totpKey: Buffer },
  now: Date,
): Promise<readonly string[]> {
  const { staffId } = caller;
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await inTransaction(db, async (tx) => {
    await lockActor(tx, caller);
    const { secret } = await pendingTotp(tx, staffId);
    const step = stepOfCode(openSecret(secret, { staffId, totpKey }), code, now);
    // Not counted: the secret is on the person's own screen, there is nothing to guess.
    if (step === undefined) throw new AppError('staff.wrong_code');
    await run(tx, confirm, [staffId, now, step]);
    for (const recovery of codes) await run(tx, insertCode, [staffId, recoveryHash(recovery)]);
    const actor = `staff:${staffId}`;
    await recordAudit(tx, { at: now, actor, stationId: null, action: 'account.totp-set', subject: actor });
  });
  return codes.map((recovery) => `${recovery.slice(0, 5)}-${recovery.slice(5)}`);
}
