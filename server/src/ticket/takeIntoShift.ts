import type { TicketId } from '@jiayou/contract';
import { run, statement, type Tx } from '../platform/db';
import { holdShift, type CashierCaller } from '../session';

const take = statement(
  'ticket.take-order',
  `update orders o set shift_id = $2 from tickets t where t.id = $1 and o.id = t.order_id and o.shift_id is null`,
);

/** A ticket's order, when no shift has it, belongs to the cashier's from now on, whatever becomes of the paper. @throws AppError `shift.closed` */
export async function takeIntoShift(
  tx: Tx,
  { ticketId, cashier }: { readonly ticketId: TicketId; readonly cashier: CashierCaller },
): Promise<void> {
  await holdShift(tx, cashier);
  await run(tx, take, [ticketId, cashier.shiftId]);
}
