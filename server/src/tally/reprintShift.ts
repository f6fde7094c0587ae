import type { ActionId, ResponseOf, TillApi } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import type { CashierCaller } from '../session';

type Reprint = ResponseOf<TillApi['POST /till/shifts/:shiftId/reprint']>;

// Held alone: of two papers asked for at once each has its number.
const lockOwn = statement(
  'tally.lock-own-closed-shift',
  'select 1 from shifts where id = $1 and staff_id = $2 and station_id = $3 and closed_at is not null for update',
);
const count = statement<{ reprint_no: number }>(
  'tally.count-reprint',
  `insert into shift_reprints (action_id, shift_id, reprint_no, till_id, staff_id, at)
   select $1, $2, count(*) + 1, $3, $4, $5 from shift_reprints where shift_id = $2
   on conflict (action_id) do nothing returning reprint_no`,
);
const known = statement<{ reprint_no: number }>(
  'tally.known-reprint',
  'select reprint_no from shift_reprints where action_id = $1 and shift_id = $2',
);

interface ReprintOrder {
  readonly cashier: CashierCaller;
  readonly shiftId: string;
  readonly actionId: ActionId;
}

/**
 * Counts a further paper of a cashier's closed shift 补打, which then says its number. The same actionId answers the same number.
 * @throws AppError `shift.not_found` also for somebody else's, and for an open one: it has no paper yet
 */
export async function reprintShift(
  db: Database,
  { cashier, shiftId, actionId }: ReprintOrder,
  now: Date,
): Promise<Reprint> {
  const { staffId, stationId, tillId } = cashier;
  return inTransaction(db, async (tx) => {
    if ((await run(tx, lockOwn, [shiftId, staffId, stationId])).length === 0) throw new AppError('shift.not_found');
    const [counted] = await run(tx, count, [actionId, shiftId, tillId, staffId, now]);
    if (counted === undefined) return toReprint(await run(tx, known, [actionId, shiftId]));
    const [actor, subject] = [`staff:${staffId}`, `shift:${shiftId}`];
    await recordAudit(tx, { at: now, actor, stationId, action: 'shift.reprint', subject });
    return toReprint([counted]);
  });
}

function toReprint([reprint]: readonly { readonly reprint_no: number }[]): Reprint {
  if (reprint !== undefined) return { reprintNo: reprint.reprint_no };
  throw new AppError('request.invalid', { fields: [{ path: 'body.actionId', issue: 'reprinted another shift' }] });
}
