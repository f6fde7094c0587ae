import type { OrderId } from '@jiayou/contract';
import type { PaymentNo } from '../channel';
import { closeOrder, lockOrder } from '../order';
import { inTransaction, run, statement } from '../platform/db';
import { AppError } from '../platform/errors';
import { askPayment } from './askPayment';
import type { PaymentContext } from './paymentContext';
import { isLive } from './paymentState';

const live = statement<{ payment_no: PaymentNo }>(
  'payment.live-no',
  `select payment_no from payments where order_id = $1 and state in ('created', 'pending', 'reversing')`,
);

/**
 * A driver drops an order. Closed at the channel first; when the money was faster the order is paid, and that is no error.
 * @throws AppError `order.not_found`; `payment.unknown` while the channel does not say: nothing is closed then
 */
export async function cancelOrder(
  context: PaymentContext,
  { orderId, driverId }: { readonly orderId: OrderId; readonly driverId: string },
  now: Date,
): Promise<void> {
  const waiting = await inTransaction(context.db, async (tx) => {
    const order = await lockOrder(tx, { orderId, driverId });
    const [payment] = await run(tx, live, [orderId]);
    if (payment === undefined && order.state === 'open') await closeOrder(tx, orderId, now);
    return payment;
  });
  if (waiting === undefined) return;
  const state = await askPayment(context, waiting.payment_no, { now, giveUp: true, dropOrder: true });
  if (isLive(state)) throw new AppError('payment.unknown');
}
