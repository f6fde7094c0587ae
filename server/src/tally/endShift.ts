import { Fen, type OrderId, type RefundState, type ShiftSummary } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { closeOrder } from '../order';
import { run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import type { OpenShift } from './lockShift';
import { endedSummary, summariseShift } from './shiftSummary';

interface LetGoRow {
  readonly state: RefundState;
  readonly amount_fen: number;
}

const neverCollected = statement<{ id: OrderId }>(
  'tally.never-collected',
  `select o.id from orders o where o.shift_id = $1 and o.state = 'open' and not exists
     (select from payments p where p.order_id = o.id and p.state in ('created', 'pending', 'reversing'))`,
);
// A failed one too: a person may still bring it to an end.
const letGo = statement<LetGoRow>(
  'tally.let-go-refunds',
  `update refunds set shift_id = null where shift_id = $1 and state <> 'succeeded' returning state, amount_fen`,
);
const end = statement(
  'tally.end-shift',
  `update shifts set closed_at = $2, closed_by = $3, close_action_id = $4, expected_cash_fen = $5, counted_cash_fen = $6,
     close_note = $7, summary = $8 where id = $1`,
);

interface ShiftEnding {
  readonly by: { readonly id: string; readonly name: string };
  readonly actionId: string | null;
  /** Null when nobody counted. */
  readonly countedCashFen: number | null;
  /** Why the cash differs, or was not counted. */
  readonly note: string;
}

/**
 * Ends a shift held alone by this transaction. Orders nobody is paying are closed; refunds without an end leave it and belong to the day
 * that ends them; what it adds up to is kept. @throws AppError `shift.payments_waiting`, `shift.difference_unexplained`
 */
export async function endShift(
  tx: Tx,
  shift: OpenShift,
  { ending, now }: { readonly ending: ShiftEnding; readonly now: Date },
): Promise<ShiftSummary> {
  const { by, actionId, countedCashFen, note } = ending;
  for (const { id } of await run(tx, neverCollected, [shift.id])) await closeOrder(tx, id, now);
  // Before it is added up: one that succeeds in this moment is either the shift's or has left it.
  const refundsUnderWay = countUnderWay(await run(tx, letGo, [shift.id]));
  const standing = await summariseShift(tx, shift.id);
  if (standing.waiting.length > 0) throw new AppError('shift.payments_waiting');
  const summary = endedSummary({ ...standing, refundsUnderWay }, { at: now, byName: by.name, countedCashFen, note });
  if ((summary.cash.differenceFen ?? 0) !== 0 && note === '') throw new AppError('shift.difference_unexplained');
  const figures = [summary.cash.expectedFen, countedCashFen, note, JSON.stringify(summary)];
  await run(tx, end, [shift.id, now, by.id, actionId, ...figures]);
  await recordAudit(tx, {
    at: now,
    actor: `staff:${by.id}`,
    stationId: shift.stationId,
    action: 'shift.close',
    subject: `shift:${shift.id}`,
    detail: { ...summary.cash, netFen: summary.totals.all.netFen },
  });
  return summary;
}

function countUnderWay(rows: readonly LetGoRow[]): ShiftSummary['refundsUnderWay'] {
  const moving = rows.filter(({ state }) => state === 'approved' || state === 'sent');
  const amountFen = moving.reduce((sum, row) => sum + row.amount_fen, 0);
  return { count: moving.length, amountFen: Fen.parse(amountFen) };
}
