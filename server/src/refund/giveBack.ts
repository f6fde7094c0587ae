import type { RefundNo } from '../channel';
import { notePayment, type PaymentContext } from '../payment';
import { inTransaction, run, statement } from '../platform/db';
import { newNumber } from '../platform/ids';
import { enqueue } from '../platform/jobs';
import { pursue } from './refund.jobs';

const REASONS = {
  'late-success': '订单已关闭，付款原路退回',
  'paid-twice': '订单已支付，重复付款原路退回',
} as const;

// The counter on the payment is checked by the database: a refund that would go past what was paid cannot be written.
const reserve = statement<{ order_id: string; station_id: string; amount_fen: number }>(
  'refund.reserve-all',
  `update payments set refunding_fen = refunding_fen + amount_fen
   where payment_no = $1 and state = 'succeeded' and refunding_fen = 0 returning order_id, station_id, amount_fen`,
);
const insert = statement(
  'refund.insert',
  `insert into refunds (refund_no, payment_no, order_id, station_id, amount_fen, cause, reason, state, requested_at)
   values ($1, $2, $3, $4, $5, $6, $7, 'approved', $8)`,
);

/** Decides to give a payment back whole, once, and puts down the work of doing it. Doing this job twice changes nothing. */
export async function giveBackPayment(
  { db }: Pick<PaymentContext, 'db'>,
  { paymentNo, cause }: { readonly paymentNo: string; readonly cause: keyof typeof REASONS },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const [payment] = await run(tx, reserve, [paymentNo]);
    if (payment === undefined) return;
    const refundNo = newNumber('R', now) as RefundNo;
    const { order_id: orderId, station_id: stationId, amount_fen: amountFen } = payment;
    await run(tx, insert, [refundNo, paymentNo, orderId, stationId, amountFen, cause, REASONS[cause], now]);
    await notePayment(tx, paymentNo, { at: now, kind: 'refund-approved', detail: { refundNo, cause } });
    await enqueue(tx, pursue, { payload: { refundNo, attempt: 0 }, runAt: now, key: `refund:${refundNo}` });
  });
}
