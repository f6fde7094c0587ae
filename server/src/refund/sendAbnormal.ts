import { recordAudit } from '../audit';
import { ChannelError, type AbnormalRefunds } from '../channel';
import { channelOf, notePayment, type PaymentContext } from '../payment';
import { inTransaction, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import type { DeskCaller } from '../session';
import { putToWork } from './putToWork';
import { lockRefund, merchantOf, moveRefund, type RefundRow } from './refundRow';
import { settleRefund } from './settleRefund';
import { tellTills } from './tellTills';

/** While we speak to the channel ourselves, the worker waits. */
const ASK_AFTER_MS = 30_000;

const sendOn = statement(
  'refund.send-on',
  `update refunds set state = 'sent', finished_at = null, failure_code = null where refund_no = $1 and state = $2 returning refund_no`,
);

/**
 * Sends a refund that could not reach its payer on to the merchant's own account. Our row first, committed, then the channel, then
 * what it said.
 * @throws AppError `refund.not_found`; `refund.decided` when it is not abnormal (any more); `refund.refused`; `payment.unknown`: the
 * worker goes on asking
 */
export async function sendAbnormal(
  context: PaymentContext,
  { desk, refundNo, note }: { readonly desk: DeskCaller; readonly refundNo: string; readonly note: string },
  now: Date,
): Promise<void> {
  const { refund, ...named } = await inTransaction(context.db, async (tx) => {
    const held = await lockRefund(tx, refundNo);
    if (held === undefined || (desk.station !== null && desk.station.id !== held.station_id)) {
      throw new AppError('refund.not_found');
    }
    const orderable = asOrderable(context, held);
    await write(tx, { refund: held, desk, note }, now);
    return orderable;
  });
  const report = await apply(context, { refund, ...named }, now);
  await settleRefund(context, report, now);
  context.hub.hint(refund.station_id);
}

interface Orderable {
  readonly refund: RefundRow;
  readonly channelRefundNo: string;
  readonly orders: AbnormalRefunds;
}

function asOrderable(context: PaymentContext, refund: RefundRow): Orderable {
  const { state, failure_code: code, channel_refund_no: channelRefundNo } = refund;
  if (state !== 'failed' || code !== 'ABNORMAL') throw new AppError('refund.decided');
  const { abnormalRefunds: orders } = channelOf(context, refund.channel);
  if (orders === undefined || channelRefundNo === null) throw new AppError('refund.refused');
  return { refund, channelRefundNo, orders };
}

async function write(
  tx: Tx,
  { refund, desk, note }: { readonly refund: RefundRow; readonly desk: DeskCaller; readonly note: string },
  now: Date,
): Promise<void> {
  const { refund_no: refundNo, payment_no: paymentNo, station_id: stationId } = refund;
  await moveRefund(tx, refund, { to: 'sent', by: sendOn, values: [] });
  await notePayment(tx, paymentNo, { at: now, kind: 'refund-sent-on', detail: { refundNo, note } });
  const entry = { at: now, actor: `staff:${desk.staffId}`, stationId, action: 'refund.abnormal' };
  await recordAudit(tx, { ...entry, subject: `refund:${refundNo}`, detail: { note } });
  await putToWork(tx, refund, new Date(now.getTime() + ASK_AFTER_MS));
  await tellTills(tx, refund, now);
}

async function apply(context: PaymentContext, { refund, channelRefundNo, orders }: Orderable, now: Date) {
  const { refund_no: refundNo } = refund;
  try {
    return await orders.apply(merchantOf(refund), { refundNo, channelRefundNo });
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    context.log.warn({ refundNo, code: error.code, outcome: error.outcome }, 'an abnormal refund was not sent on');
    const details = { channelCode: error.code };
    if (error.outcome !== 'declined') throw new AppError('payment.unknown', details, { cause: error });
    await settleRefund(context, { refundNo, state: 'abnormal' }, now);
    throw new AppError('refund.refused', details, { cause: error });
  }
}
