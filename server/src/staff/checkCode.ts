import type { ErrorCode } from '@jiayou/contract';
import { run, statement, type Tx } from '../platform/db';
import { hashToken } from '../platform/ids';
import { stepOfCode } from './totp';
import { openSecret } from './totpSeal';

const confirmed = statement<{ secret: string }>(
  'staff.totp-confirmed',
  'select secret from staff_totp where staff_id = $1 and confirmed_at is not null',
);
// Each step once: a code that was watched is worth nothing.
const useStep = statement(
  'staff.use-totp-step',
  'update staff_totp set last_step = $2 where staff_id = $1 and (last_step is null or last_step < $2) returning 1 as used',
);
const useRecovery = statement(
  'staff.use-recovery-code',
  `update staff_recovery_codes set used_at = $3 where staff_id = $1 and code_hash = $2 and used_at is null
   returning 1 as used`,
);

/** Of the authenticator app, or a recovery code. */
export interface ShownCode {
  readonly typed: string;
  /** What the secret it is held against was sealed with. */
  readonly totpKey: Buffer;
}

type CodeProblem = Extract<ErrorCode, 'staff.code_required' | 'staff.wrong_code'>;

/**
 * The second factor of somebody who has one, spent by being right. The caller holds the person's row, and counts wrong ones.
 * Answers what is wrong with it, if anything.
 */
export async function checkCode(
  tx: Tx,
  { staffId, code }: { readonly staffId: string; readonly code: ShownCode | undefined },
  now: Date,
): Promise<CodeProblem | undefined> {
  const [totp] = await run(tx, confirmed, [staffId]);
  if (totp === undefined) return undefined;
  if (code === undefined) return 'staff.code_required';
  const { typed, totpKey } = code;
  // A recovery code needs no key: it still opens the door should the key be lost.
  if (!/^\d{6}$/.test(typed)) return isSpent(await run(tx, useRecovery, [staffId, recoveryHash(typed), now]));
  const step = stepOfCode(openSecret(totp.secret, { staffId, totpKey }), typed, now);
  return step === undefined ? 'staff.wrong_code' : isSpent(await run(tx, useStep, [staffId, step]));
}

const isSpent = ({ length: hit }: readonly unknown[]): CodeProblem | undefined =>
  hit === 1 ? undefined : 'staff.wrong_code';

/** However it was typed: with or without the dash, in either case. */
export const recoveryHash = (code: string): Buffer => hashToken(code.replace(/[^0-9A-Za-z]/g, '').toUpperCase());
