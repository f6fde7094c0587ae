import type { RefundReport } from '../channel';
import { postTransfers } from '../ledger';
import { notePayment, openPaymentCase, type PaymentContext } from '../payment';
import { businessDateOf } from '../platform/clock';
import { inTransaction, one, run, statement, type Tx } from '../platform/db';
import { lockRefund, type RefundRow } from './refundRow';

const finish = statement(
  'refund.finish',
  `update refunds set state = $3, finished_at = $4, channel_refund_no = $5, business_date = $6
   where refund_no = $1 and state = $2 returning refund_no`,
);

/**
 * Takes the channel's word about a refund; callback and question both end here, once or often. `final`: the money is back, or a
 * person has it on their list; `refused`: it does not fit a refund of ours and stands on the list of cases.
 */
export async function settleRefund(
  { db }: Pick<PaymentContext, 'db'>,
  report: RefundReport,
  now: Date,
): Promise<'final' | 'open' | 'refused'> {
  return inTransaction(db, async (tx) => {
    const refund = await lockRefund(tx, report.refundNo);
    if (refund === undefined || !fits(refund, report)) {
      const kind = refund === undefined ? 'refund-unknown' : 'refund-differs';
      await openPaymentCase(tx, report.refundNo, { kind, detail: { ...report }, at: now });
      return 'refused';
    }
    if (refund.state === 'succeeded' || refund.state === 'failed') return 'final';
    return take(tx, { refund, report }, now);
  });
}

async function take(tx: Tx, reported: Reported, now: Date): Promise<'final' | 'open'> {
  switch (reported.report.state) {
    case 'succeeded':
      await succeed(tx, reported, now);
      return 'final';
    case 'closed':
    case 'abnormal':
      await fail(tx, reported, now);
      return 'final';
    case 'pending':
    case 'missing':
      return 'open';
  }
}

function fits(refund: RefundRow, { refundFen, merchant }: RefundReport): boolean {
  const sameAmount = refundFen === undefined || refundFen === refund.amount_fen;
  return sameAmount && (merchant === undefined || merchant.accountNo === refund.merchant_account_no);
}

interface Reported {
  readonly refund: RefundRow;
  readonly report: RefundReport;
}

async function succeed(tx: Tx, { refund, report }: Reported, now: Date): Promise<void> {
  const occurredAt = report.refundedAt ?? now;
  const businessDate = businessDateOf(occurredAt);
  const { refund_no: no, state, payment_no: paymentNo, station_id: stationId, amount_fen: amountFen } = refund;
  one(await run(tx, finish, [no, state, 'succeeded', now, report.channelRefundNo ?? null, businessDate]));
  await notePayment(tx, paymentNo, { at: now, kind: 'refund-succeeded', detail: { refundNo: no } });
  await postTransfers(tx, {
    key: `refund:${no}`,
    stationId,
    businessDate,
    occurredAt,
    transfers: [{ debit: 'refunds-due', credit: 'receivable.wechat-pay', amountFen }],
  });
}

async function fail(tx: Tx, { refund, report }: Reported, now: Date): Promise<void> {
  const { refund_no: no, state, payment_no: paymentNo } = refund;
  one(await run(tx, finish, [no, state, 'failed', now, report.channelRefundNo ?? null, null]));
  await notePayment(tx, paymentNo, { at: now, kind: 'refund-failed', detail: { refundNo: no, state: report.state } });
  // The money is still owed: it stays in refunds-due, and on somebody's list.
  await openPaymentCase(tx, paymentNo, { kind: 'refund-abnormal', detail: { ...report }, at: now });
}
