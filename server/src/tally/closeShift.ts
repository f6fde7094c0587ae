import type { ActionId, ShiftSummary } from '@jiayou/contract';
import { brokenConstraint, inTransaction, run, statement, type Database, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import type { CashierCaller } from '../session';
import { endShift } from './endShift';
import { lockShift } from './lockShift';

const closedBy = statement<{ summary: ShiftSummary }>(
  'tally.closed-by-action',
  'select summary from shifts where close_action_id = $1 and staff_id = $2',
);

interface CloseOrder {
  readonly actionId: ActionId;
  readonly countedCashFen: number;
  readonly note: string;
}

/**
 * Closes a cashier's shift 班结. The same actionId answers the same summary for ever, also to the cashier's next session.
 * @throws AppError `shift.closed` by another action, `shift.payments_waiting`, `shift.difference_unexplained`
 */
export async function closeShift(
  db: Database,
  { cashier, ...order }: CloseOrder & { readonly cashier: CashierCaller },
  now: Date,
): Promise<ShiftSummary> {
  const { actionId, countedCashFen, note } = order;
  return inTransaction(db, async (tx) => {
    // Locked before it is looked up: of two at once the slower one finds what the faster one did.
    const shift = await lockShift(tx, cashier);
    const done = await repeated(tx, actionId, cashier);
    if (done !== undefined) return done;
    if (shift === undefined || shift === 'closed') throw new AppError('shift.closed');
    const by = { id: cashier.staffId, name: cashier.staffName };
    return endShift(tx, shift, { ending: { by, actionId, countedCashFen, note }, now });
  }).catch(refuseForeignAction);
}

async function repeated(tx: Tx, actionId: ActionId, { staffId }: CashierCaller): Promise<ShiftSummary | undefined> {
  return (await run(tx, closedBy, [actionId, staffId]))[0]?.summary;
}

function refuseForeignAction(error: unknown): never {
  if (brokenConstraint(error) !== 'shifts_close_action_id_key') throw error;
  throw new AppError('request.invalid', { fields: [{ path: 'body.actionId', issue: 'closed another shift' }] });
}
