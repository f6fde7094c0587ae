import { run, read, statement, type Database, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';

interface OwnTotp {
  /** Sealed. */
  readonly secret: string;
  readonly confirmed_at: Date | null;
}

const own = statement<OwnTotp>('staff.own-totp', 'select secret, confirmed_at from staff_totp where staff_id = $1');
const state = statement<{ confirmed_at: Date; codes_left: number }>(
  'staff.totp-state',
  `select confirmed_at, (select count(*) from staff_recovery_codes c where c.staff_id = t.staff_id and c.used_at is null) as codes_left
   from staff_totp t where staff_id = $1 and confirmed_at is not null`,
);

/** Whether somebody has an authenticator app bound, and how many recovery codes are left. */
export async function viewTotp(db: Database, staffId: string): Promise<{ since?: string; recoveryCodesLeft: number }> {
  const [row] = await read(db, state, [staffId]);
  if (row === undefined) return { recoveryCodesLeft: 0 };
  return { since: row.confirmed_at.toISOString(), recoveryCodesLeft: row.codes_left };
}

/** One that waits for its first code. @throws AppError `staff.totp_not_begun`, `staff.totp_set` when it counts already */
export async function pendingTotp(tx: Tx, staffId: string): Promise<OwnTotp> {
  const [row] = await run(tx, own, [staffId]);
  if (row === undefined) throw new AppError('staff.totp_not_begun');
  if (row.confirmed_at !== null) throw new AppError('staff.totp_set');
  return row;
}
