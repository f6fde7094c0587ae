import { run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';

const hold = statement('session.hold-shift', 'select 1 from shifts where id = $1 and closed_at is null for share');

/**
 * Keeps a cashier's shift open until the transaction ends: whatever gives a shift something new calls it first, closing a shift takes
 * the same row alone. @throws AppError `shift.closed`
 */
export async function holdShift(tx: Tx, { shiftId }: { readonly shiftId: string }): Promise<void> {
  if ((await run(tx, hold, [shiftId])).length === 0) throw new AppError('shift.closed');
}
