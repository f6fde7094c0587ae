import type { StationId } from '@jiayou/contract';
import type { RefundNo } from '../channel';
import { notePayment, type PaymentContext } from '../payment';
import { inTransaction, run, statement } from '../platform/db';
import { newNumber } from '../platform/ids';
import { putToWork } from './putToWork';
import { tellTills } from './tellTills';

const REASONS = {
  'late-success': '订单已关闭，付款原路退回',
  'paid-twice': '订单已支付，重复付款原路退回',
} as const;

// The counter on the payment is checked by the database: a refund that would go past what was paid cannot be written.
const reserve = statement<{ order_id: string; station_id: StationId; amount_fen: number; method: string }>(
  'refund.reserve-all',
  `update payments set refunding_fen = refunding_fen + amount_fen, refund_parts = refund_parts + 1
   where payment_no = $1 and state = 'succeeded' and refunding_fen = 0 returning order_id, station_id, amount_fen, method`,
);
const insert = statement(
  'refund.insert',
  `insert into refunds (refund_no, payment_no, order_id, station_id, amount_fen, cause, reason, state, requested_at)
   values ($1, $2, $3, $4, $5, $6, $7, 'approved', $8)`,
);

/** Decides to give a payment back whole, once, and puts down the work of doing it. Doing this job twice changes nothing. */
export async function giveBackPayment(
  { db, hub }: Pick<PaymentContext, 'db' | 'hub'>,
  { paymentNo, cause }: { readonly paymentNo: string; readonly cause: keyof typeof REASONS },
  now: Date,
): Promise<void> {
  const stationId = await inTransaction(db, async (tx) => {
    const [payment] = await run(tx, reserve, [paymentNo]);
    if (payment === undefined) return undefined;
    const refundNo = newNumber('R', now) as RefundNo;
    const { order_id: orderId, station_id, amount_fen: amountFen, method } = payment;
    await run(tx, insert, [refundNo, paymentNo, orderId, station_id, amountFen, cause, REASONS[cause], now]);
    await notePayment(tx, paymentNo, { at: now, kind: 'refund-approved', detail: { refundNo, cause } });
    await putToWork(tx, { refund_no: refundNo, method }, now);
    await tellTills(tx, { refund_no: refundNo, station_id, requested_by: null, method }, now);
    return station_id;
  });
  if (stationId !== undefined) hub.hint(stationId);
}
