import { inTransaction, read, run, statement } from '../platform/db';
import { enqueue } from '../platform/jobs';
import { askAgain } from './payment.jobs';
import type { PaymentContext } from './paymentContext';

// Two minutes past its end no tap can begin a payment for an order, so nothing races this.
const closeUnpaid = statement(
  'payment.sweep-orders',
  `update orders o set state = 'closed', closed_at = $1
   where o.state = 'open' and o.expires_at < $1::timestamptz - interval '2 minutes'
     and not exists (select from payments p where p.order_id = o.id and p.state in ('created', 'pending', 'reversing'))`,
);
const overdue = statement<{ payment_no: string }>(
  'payment.sweep-payments',
  `select payment_no from payments where state in ('created', 'pending', 'reversing') and method <> 'card' and expires_at < $1::timestamptz - interval '2 minutes' limit 500`,
);

/** Every minute: orders nobody paid are closed; a payment past its end whose question was lost is asked about again. */
export async function sweepExpired({ db }: Pick<PaymentContext, 'db'>, now: Date): Promise<void> {
  await read(db, closeUnpaid, [now]);
  await inTransaction(db, async (tx) => {
    for (const { payment_no: paymentNo } of await run(tx, overdue, [now])) {
      await enqueue(tx, askAgain, { payload: { paymentNo, attempt: 0 }, runAt: now, key: `ask:${paymentNo}` });
    }
  });
}
