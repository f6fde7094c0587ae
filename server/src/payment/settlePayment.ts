import type { SucceededReport } from '../channel';
import { moneyAccountOf, postTransfers, type Transfer } from '../ledger';
import { markOrderPaid, type PaidOrder } from '../order';
import { businessDateOf } from '../platform/clock';
import { commitWith, inTransaction, statement, type Tx } from '../platform/db';
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
 * `settled` the order is paid; `already` it was before, or the channel takes the money back; `given-back` the money came when its order could not take it and
 * is refunded in full; `refused` the report does not fit our payment and stands on the list of cases.
 */
type Settled = 'settled' | 'already' | 'given-back' | 'refused';

/** Who brought the news. */
export type Messenger = 'callback' | 'query' | 'answer' | 'till' | 'reversal';

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
  if (isBeingUndone(payment, from)) {
    await notePayment(tx, payment.payment_no, { at: now, kind: 'success-while-undone', detail: { from } });
    return { outcome: 'already' };
  }

  const businessDate = businessDateOf(report.paidAt);
  const values = [report.channelTransactionNo, report.paidAt, businessDate, now];
  const detail = { from, was: payment.state, said: saidBy(report) };
  const { payment_no: paymentNo, driver_id: driverId } = payment;
  const paid = { paymentNo, at: report.paidAt, businessDate, driverId };
  // Sent together and done in this order: one wait instead of three.
  const [, , order] = await Promise.all([
    movePayment(tx, payment, { to: 'succeeded', by: succeed, values }),
    notePayment(tx, payment.payment_no, { at: now, kind: 'succeeded', detail }),
    markOrderPaid(tx, payment.order_id, paid),
  ]);
  const booked = postTransfers(tx, {
    key: `payment:${payment.payment_no}`,
    stationId: payment.station_id,
    businessDate,
    occurredAt: report.paidAt,
    transfers: order === undefined ? [owed(payment)] : sale(payment, order),
  });
  if (order === undefined) {
    await commitWith(tx, Promise.all([booked, putDownGiveBack(tx, payment, now)]));
    return { outcome: 'given-back' };
  }
  await commitWith(tx, Promise.all([booked, tellTheTill(tx, { payment, order }, now)]));
  return { outcome: 'settled', stationId: payment.station_id };
}

/** What the channel said, for whoever looks into the order later; who the payer is it does not keep. */
function saidBy({ merchant, amountFen, channelTransactionNo, paidAt }: SucceededReport) {
  return { accountNo: merchant.accountNo, amountFen, channelTransactionNo, paidAt };
}

// The till that collects prints its own paper, unless the order was handed over: then whoever claims it.
function tellTheTill(
  tx: Tx,
  { payment, order }: { readonly payment: PaymentRow; readonly order: PaidOrder },
  now: Date,
): Promise<void> {
  const { order_id: orderId, station_id: stationId } = payment;
  const { till_id: tillId, shift_id: shiftId } = order;
  const reserved = tillId === null || shiftId === null ? {} : { reservedFor: tillId };
  return addTicket(tx, { orderId, stationId, at: now, ...reserved });
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

// Reversing: the channel's last word decides, and its refusal to reverse comes as a success `reversal`.
function isBeingUndone({ state }: PaymentRow, from: Messenger): boolean {
  return state === 'reversed' || (state === 'reversing' && from !== 'reversal');
}

function sale({ channel }: PaymentRow, { fuel_fen: fuelFen, goods_fen: goodsFen }: PaidOrder): Transfer[] {
  const debit = moneyAccountOf(channel);
  const parts = [
    { debit, credit: 'sales.fuel', amountFen: fuelFen },
    { debit, credit: 'sales.goods', amountFen: goodsFen },
  ] as const;
  return parts.filter(({ amountFen }) => amountFen > 0);
}

function owed({ channel, amount_fen: amountFen }: PaymentRow): Transfer {
  return { debit: moneyAccountOf(channel), credit: 'refunds-due', amountFen };
}
