import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Role } from '@jiayou/contract';
import { run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { newCode } from '../platform/ids';

/** argon2id with the library's defaults (19 MiB, 2 passes). */
export const hashPassword = (password: string): Promise<string> => hash(password);
export const passwordMatches = (passwordHash: string, password: string): Promise<boolean> =>
  verify(passwordHash, password);

/** For somebody else to hand over: a cashier types theirs on a keypad of digits. Five wrong ones lock the account. */
export const newOneTimePassword = (role: Role): string =>
  role === 'cashier' ? String(randomInt(100_000_000)).padStart(8, '0') : newCode();

const update = statement(
  'staff.set-password',
  `update staff set password_hash = $2, must_change_password = $3, failed_sign_ins = 0, locked_until = null where id = $1`,
);

/** Gives somebody a password; one that is not their own choice is good for one sign-in. */
export async function setPassword(
  tx: Tx,
  { staffId, password, once }: { readonly staffId: string; readonly password: string; readonly once: boolean },
): Promise<void> {
  await run(tx, update, [staffId, await hashPassword(password), once]);
}

const ROWS = ['01234567890', '09876543210'];

/** @throws AppError `staff.weak_password` for what anybody would try first, and for the one they have */
export function assertStrong(
  newPassword: string,
  { staffNo, password }: { readonly staffNo: string; readonly password: string },
): void {
  const text = newPassword.toLowerCase();
  const isGuessed = new Set(text).size < 3 || ROWS.some((row) => row.includes(text)) || text === staffNo.toLowerCase();
  if (isGuessed || newPassword === password) throw new AppError('staff.weak_password');
}
