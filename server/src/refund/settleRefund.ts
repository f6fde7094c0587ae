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
 * Takes the channel's word about a refund; callback and question both end here, once or often.
 * True when it is final: the money is back, or a person has it on their list.
 */
export async function settleRefund(
  { db, log }: Pick<PaymentContext, 'db' | 'log'>,
  report: RefundReport,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const refund = await lockRefund(tx, report.refundNo);
    if (refund === undefined || !fits(refund, report)) {
      log.error({ refundNo: report.refundNo }, 'a refund was reported that is not ours');
      return false;
    }
    if (refund.state === 'succeeded' || refund.state === 'failed') return true;
    return take(tx, { refund, report }, now);
  });
}

async function take(tx: Tx, reported: Reported, now: Date): Promise<boolean> {
  switch (reported.report.state) {
    case 'succeeded':
      await succeed(tx, reported, now);
      return true;
    case 'closed':
    case 'abnormal':
      await fail(tx, reported, now);
      return true;
    case 'pending':
    case 'missing':
      return false;
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
