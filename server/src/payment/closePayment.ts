import type { PaymentNo } from '../channel';
import { closeOrder } from '../order';
import { inTransaction, statement, type Database } from '../platform/db';
import { lockPayment, movePayment, notePayment } from './paymentRow';
import { isLive, type PaymentState } from './paymentState';

const close = statement(
  'payment.close',
  `update payments set state = 'closed', closed_at = $3 where payment_no = $1 and state = $2 returning payment_no`,
);

/**
 * Closes a payment here, once the channel will not collect it any more, and with it its order when its time is up or the driver
 * dropped it. Answers the state it then has: the money may have been faster.
 */
export function closePayment(
  db: Database,
  paymentNo: PaymentNo,
  { now, dropOrder = false }: { readonly now: Date; readonly dropOrder?: boolean },
): Promise<PaymentState> {
  return inTransaction(db, async (tx) => {
    const payment = await lockPayment(tx, paymentNo);
    if (payment === undefined) throw new Error(`there is no payment ${paymentNo}`);
    if (!isLive(payment.state)) return payment.state;
    await movePayment(tx, payment, { to: 'closed', by: close, values: [now] });
    await notePayment(tx, paymentNo, { at: now, kind: 'closed' });
    if (dropOrder || payment.expires_at <= now) await closeOrder(tx, payment.order_id, now);
    return 'closed';
  });
}
