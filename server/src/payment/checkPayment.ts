import type { OrderId } from '@jiayou/contract';
import type { PaymentNo } from '../channel';
import { read, statement } from '../platform/db';
import { askPayment } from './askPayment';
import type { PaymentContext } from './paymentContext';

// The condition is the limit: of all who ask at once, one goes to the channel.
const takeTurn = statement<{ payment_no: PaymentNo }>(
  'payment.take-turn',
  `update payments set asked_at = $3
   where order_id = (select id from orders where id = $1 and driver_id = $2) and state in ('created', 'pending')
     and (asked_at is null or asked_at < $3::timestamptz - interval '2 seconds')
   returning payment_no`,
);

/** A driver wants to know now: asks the channel, at most once in two seconds for a payment. */
export async function checkPayment(
  context: PaymentContext,
  { orderId, driverId }: { readonly orderId: OrderId; readonly driverId: string },
  now: Date,
): Promise<void> {
  const [turn] = await read(context.db, takeTurn, [orderId, driverId, now]);
  if (turn !== undefined) await askPayment(context, turn.payment_no, { now });
}
