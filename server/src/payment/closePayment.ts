import type { PaymentNo } from '../channel';
import { closeOrder, closeOverdueOrder } from '../order';
import { inTransaction, statement, type Database } from '../platform/db';
import { lockPayment, movePayment, notePayment } from './paymentRow';
import { isLive, type PaymentState } from './paymentState';

const close = statement(
  'payment.close',
  `update payments set state = 'closed', closed_at = $3, refusal_code = $4 where payment_no = $1 and state = $2 returning payment_no`,
);

interface Closing {
  readonly now: Date;
  /** Its order goes with it even before its time. */
  readonly dropOrder?: boolean;
  /** The channel's code, when it refused to collect. */
  readonly refusalCode?: string;
}

/**
 * Closes a payment here, once the channel will not collect it any more, and with it its order when that one's time is up or nobody
 * wants it. Answers the state it then has: the money may have been faster.
 */
export function closePayment(
  db: Database,
  paymentNo: PaymentNo,
  { now, dropOrder = false, refusalCode }: Closing,
): Promise<PaymentState> {
  return inTransaction(db, async (tx) => {
    const payment = await lockPayment(tx, paymentNo);
    if (payment === undefined) throw new Error(`there is no payment ${paymentNo}`);
    if (!isLive(payment.state)) return payment.state;
    await movePayment(tx, payment, { to: 'closed', by: close, values: [now, refusalCode ?? null] });
    const detail = refusalCode === undefined ? {} : { refusalCode };
    await notePayment(tx, paymentNo, { at: now, kind: 'closed', detail });
    await (dropOrder ? closeOrder : closeOverdueOrder)(tx, payment.order_id, now);
    return 'closed';
  });
}
