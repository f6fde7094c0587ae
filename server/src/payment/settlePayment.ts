import type { SucceededReport } from '../channel';
import { postTransfers, type Transfer } from '../ledger';
import { markOrderPaid } from '../order';
import { businessDateOf } from '../platform/clock';
import { inTransaction, statement, type Tx } from '../platform/db';
import { enqueue } from '../platform/jobs';
import { addTicket } from '../ticket';
import type { PaymentContext } from './paymentContext';
import { giveBack } from './payment.jobs';
import {
  lockPayment,
  movePayment,
  notePayment,
  openPaymentCase,
  type PaymentCaseKind,
  type PaymentRow,
} from './paymentRow';

/**
 * `settled` the order is paid; `already` it was before; `given-back` the money came when its order could not take it and
 * is refunded in full; `refused` the report does not fit our payment and stands on the list of cases.
 */
type Settled = 'settled' | 'already' | 'given-back' | 'refused';

/** Who brought the news. */
export type Messenger = 'callback' | 'query';

const succeed = statement(
  'payment.succeed',
  `update payments set state = 'succeeded', channel_transaction_no = $3, paid_at = $4, business_date = $5, settled_at = $6
   where payment_no = $1 and state = $2 returning payment_no`,
);

/**
 * Records that the provider has collected the money. Callback, status query and daily statement all end here, so it may be
 * called late, twice, or by several at once; nothing else writes `succeeded`. One transaction: payment, order, ledger,
 * ticket and till event, or nothing.
 */
export async function settlePayment(
  { db, hub }: Pick<PaymentContext, 'db' | 'hub'>,
  report: SucceededReport,
  news: { readonly from: Messenger; readonly now: Date },
): Promise<Settled> {
  const { outcome, stationId } = await inTransaction(db, (tx) => settle(tx, report, news));
  if (outcome === 'settled' && stationId !== undefined) hub.hint(stationId);
  return outcome;
}

async function settle(
  tx: Tx,
  report: SucceededReport,
  { from, now }: { readonly from: Messenger; readonly now: Date },
): Promise<{ outcome: Settled; stationId?: string }> {
  const payment = await lockPayment(tx, report.paymentNo);
  const misfit = misfitOf(payment, report);
  if (payment === undefined || misfit !== undefined) {
    await openPaymentCase(tx, report.paymentNo, {
      kind: misfit ?? 'payment-unknown',
      detail: { ...report, from },
      at: now,
    });
    return { outcome: 'refused' };
  }
  if (payment.state === 'succeeded') return { outcome: 'already' };

  const businessDate = businessDateOf(report.paidAt);
  const values = [report.channelTransactionNo, report.paidAt, businessDate, now];
  const paid = { paymentNo: payment.payment_no, at: report.paidAt, businessDate };
  // Sent together and done in this order: one wait instead of three.
  const [, , hasOrder] = await Promise.all([
    movePayment(tx, payment, { to: 'succeeded', by: succeed, values }),
    notePayment(tx, payment.payment_no, { at: now, kind: 'succeeded', detail: { from, was: payment.state } }),
    markOrderPaid(tx, payment.order_id, paid),
  ]);
  const booked = postTransfers(tx, {
    key: `payment:${payment.payment_no}`,
    stationId: payment.station_id,
    businessDate,
    occurredAt: report.paidAt,
    transfers: [hasOrder ? sale(payment) : owed(payment)],
  });
  await Promise.all([booked, hasOrder ? tellTheTill(tx, payment, now) : putDownGiveBack(tx, payment, now)]);
  return hasOrder ? { outcome: 'settled', stationId: payment.station_id } : { outcome: 'given-back' };
}

function tellTheTill(tx: Tx, { order_id: orderId, station_id: stationId }: PaymentRow, now: Date): Promise<void> {
  return addTicket(tx, { orderId, stationId, at: now });
}

function putDownGiveBack(tx: Tx, payment: PaymentRow, now: Date): Promise<void> {
  const { payment_no: paymentNo } = payment;
  const payload = { paymentNo, cause: causeOf(payment) };
  return enqueue(tx, giveBack, { payload, runAt: now, key: `give-back:${paymentNo}` });
}

function misfitOf(payment: PaymentRow | undefined, report: SucceededReport): PaymentCaseKind | undefined {
  if (payment === undefined) return 'payment-unknown';
  if (payment.merchant_account_no !== report.merchant.accountNo) return 'merchant-differs';
  return payment.amount_fen === report.amountFen ? undefined : 'amount-differs';
}

function causeOf({ state }: PaymentRow): 'late-success' | 'paid-twice' {
  return state === 'closed' ? 'late-success' : 'paid-twice';
}

function sale({ amount_fen: amountFen }: PaymentRow): Transfer {
  return { debit: 'receivable.wechat-pay', credit: 'sales.fuel', amountFen };
}

function owed({ amount_fen: amountFen }: PaymentRow): Transfer {
  return { debit: 'receivable.wechat-pay', credit: 'refunds-due', amountFen };
}
