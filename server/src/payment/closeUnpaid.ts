import { read, statement } from '../platform/db';
import type { PaymentContext } from './paymentContext';

// Two minutes past its end no tap can begin a payment for an order, so nothing races this.
const close = statement(
  'payment.close-unpaid',
  `update orders o set state = 'closed', closed_at = $1
   where o.state = 'open' and o.expires_at < $1::timestamptz - interval '2 minutes'
     and not exists (select from payments p where p.order_id = o.id and p.state in ('created', 'pending', 'reversing'))`,
);

/** Every minute: orders nobody paid are closed. One whose payment waits is closed with it. */
export async function closeUnpaid({ db }: Pick<PaymentContext, 'db'>, now: Date): Promise<void> {
  await read(db, close, [now]);
}
