import type { OrderId } from '@jiayou/contract';
import type { BusinessDate } from '../platform/clock';
import { run, statement, type Tx } from '../platform/db';

const pay = statement(
  'order.pay',
  `update orders set state = 'paid', paid_by = $2, paid_at = $3, business_date = $4 where id = $1 and state = 'open' returning id`,
);
const close = statement(
  'order.close',
  `update orders set state = 'closed', closed_at = $2 where id = $1 and state = 'open' returning id`,
);

/** Open → paid, by exactly one payment. False when the order is not open any more: that money has no order. */
export async function markOrderPaid(
  tx: Tx,
  orderId: OrderId,
  paid: { readonly paymentNo: string; readonly at: Date; readonly businessDate: BusinessDate },
): Promise<boolean> {
  return (await run(tx, pay, [orderId, paid.paymentNo, paid.at, paid.businessDate])).length === 1;
}

/** Open → closed. False when it was paid or closed before. */
export async function closeOrder(tx: Tx, orderId: OrderId, now: Date): Promise<boolean> {
  return (await run(tx, close, [orderId, now])).length === 1;
}
