import type { OrderId } from '@jiayou/contract';
import { closeOrder, lockTillOrder } from '../order';
import { askPayment, livePayment, type PaymentRow } from '../payment';
import { inTransaction, read, run, statement } from '../platform/db';
import type { CashierCaller } from '../session';
import type { CollectContext } from './collectContext';

const ask = statement(
  'collect.cancel-asked',
  'update payments set cancel_asked_at = coalesce(cancel_asked_at, $2) where payment_no = $1',
);

/**
 * The cashier gives an attempt up, and with `dropOrder` its order. The channel is asked first: the money may have been faster, and a
 * scanned code is reversed only when it is old enough, so the attempt may go on for some seconds.
 * @throws AppError `order.not_found`, `order.elsewhere`
 */
export async function endCollecting(
  context: CollectContext,
  {
    orderId,
    cashier,
    dropOrder,
  }: { readonly orderId: OrderId; readonly cashier: CashierCaller; readonly dropOrder: boolean },
  now: Date,
): Promise<void> {
  const waiting = await inTransaction(context.db, async (tx): Promise<PaymentRow | undefined> => {
    await lockTillOrder(tx, { orderId, cashier });
    const [payment] = await run(tx, livePayment, [orderId]);
    if (payment === undefined && dropOrder) await closeOrder(tx, orderId, now);
    return payment;
  });
  // What a card's terminal did, somebody must say: see tellCard.
  if (waiting === undefined || waiting.method === 'card') return;
  // On its own: settling takes the payment before its order, so whoever holds the order takes no payment.
  await read(context.db, ask, [waiting.payment_no, now]);
  await askPayment(context, waiting.payment_no, { now, giveUp: true, dropOrder });
}
