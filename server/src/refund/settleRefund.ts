import type { RefundReport } from '../channel';
import { notePayment, openPaymentCase, type PaymentContext } from '../payment';
import { inTransaction, statement, type Tx } from '../platform/db';
import { bookRefund } from './bookRefund';
import { isReleased, lockRefund, moveRefund, type RefundRow } from './refundRow';
import { release } from './reservation';
import { closeRefundCase, openRefundCase, tellTills } from './tellTills';

const fail = statement(
  'refund.fail',
  `update refunds set state = 'failed', finished_at = $3, channel_refund_no = coalesce($4, channel_refund_no), failure_code = $5
   where refund_no = $1 and state = $2 returning refund_no`,
);

/**
 * Takes the channel's word about a refund; callback and question both end here, once or often. `final`: the money is back, or a
 * person has it on their list; `refused`: it does not fit a refund of ours and stands on the list of cases.
 */
export async function settleRefund(
  { db, hub }: Pick<PaymentContext, 'db' | 'hub'>,
  report: RefundReport,
  now: Date,
): Promise<'final' | 'open' | 'refused'> {
  const { outcome, stationId } = await inTransaction(db, async (tx) => {
    const refund = await lockRefund(tx, report.refundNo);
    if (refund === undefined || !fits(refund, report)) {
      const kind = refund === undefined ? 'refund-unknown' : 'refund-differs';
      await openPaymentCase(tx, report.refundNo, { kind, detail: { ...report }, at: now });
      return { outcome: 'refused' as const };
    }
    return { outcome: await take(tx, { refund, report }, now), stationId: refund.station_id };
  });
  if (outcome === 'final' && stationId !== undefined) hub.hint(stationId);
  return outcome;
}

interface Reported {
  readonly refund: RefundRow;
  readonly report: RefundReport;
}

/** Of one whose share was given free, or that was never let go, the channel can have nothing new to say. */
function fits(refund: RefundRow, { refundFen, merchant, state }: RefundReport): boolean {
  if (refund.state === 'requested' || (state === 'succeeded' && isReleased(refund))) return false;
  const sameAmount = refundFen === undefined || refundFen === refund.amount_fen;
  return sameAmount && (merchant === undefined || merchant.accountNo === refund.merchant_account_no);
}

async function take(tx: Tx, { refund, report }: Reported, now: Date): Promise<'final' | 'open'> {
  const isOver = refund.state === 'failed';
  if (refund.state === 'succeeded' || refund.state === 'rejected') return 'final';
  switch (report.state) {
    case 'succeeded':
      await bookRefund(tx, { refund, at: report.refundedAt ?? now, channelRefundNo: report.channelRefundNo }, now);
      return 'final';
    case 'closed':
    case 'abnormal':
      if (!isOver) await giveUp(tx, { refund, report, code: FAILURE_CODES[report.state] }, now);
      return 'final';
    case 'pending':
    case 'missing':
      return isOver ? 'final' : 'open';
  }
}

const FAILURE_CODES = { closed: 'CLOSED', abnormal: 'ABNORMAL' } as const;

async function giveUp(
  tx: Tx,
  { refund, report, code }: Reported & { readonly code: string },
  now: Date,
): Promise<void> {
  const { refund_no: refundNo, payment_no: paymentNo } = refund;
  await moveRefund(tx, refund, { to: 'failed', by: fail, values: [now, report.channelRefundNo ?? null, code] });
  await notePayment(tx, paymentNo, { at: now, kind: 'refund-failed', detail: { refundNo, code } });
  // Closed, people may ask for another one. Otherwise the money stays owed, and on somebody's list.
  if (isReleased({ ...refund, state: 'failed', failure_code: code })) {
    await release(tx, refund, { part: false });
    await closeRefundCase(tx, refundNo, now);
  } else await openRefundCase(tx, refundNo, { detail: { ...report, paymentNo }, at: now });
  await tellTills(tx, refund, now);
}
