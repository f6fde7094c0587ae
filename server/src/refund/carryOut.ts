import { recordAudit } from '../audit';
import { ChannelError } from '../channel';
import { channelOf, type PaymentContext } from '../payment';
import { brokenConstraint, inTransaction, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { holdShift, type CashierCaller } from '../session';
import { bookRefund } from './bookRefund';
import { isByHand, lockRefund, toRequest, type RefundRow } from './refundRow';

export interface CarriedOut {
  readonly refundNo: string;
  /** The card terminal's number of the repayment. */
  readonly referenceNo?: string | undefined;
}

/**
 * Cash was handed out, or the card terminal gave it back: money of the carrying cashier's shift. Only who said it may say it again:
 * a second cashier must not hand out the same money.
 * @throws AppError `refund.not_found`, `.not_refundable` (not approved, or not by hand), `.decided`, `shift.closed`,
 * `payment.reference_used`; `request.invalid` when a card's number is missing or cash has one
 */
export async function carryOut(
  context: PaymentContext,
  given: { readonly cashier: CashierCaller; readonly said: CarriedOut },
  now: Date,
): Promise<void> {
  const refund = await inTransaction(context.db, (tx) => check(tx, given));
  if (refund === 'said before') return;
  await tellBook(context, refund, given.said);
  await inTransaction(context.db, (tx) => write(tx, given, now)).catch(refuseUsedReference);
  context.hub.hint(given.cashier.stationId);
}

type Given = Parameters<typeof carryOut>[1];

/** What a till says is written in the book of its channel first: a server that dies now is told again, and answers the same. */
async function tellBook(context: PaymentContext, refund: RefundRow, { referenceNo }: CarriedOut): Promise<void> {
  const request = { ...toRequest(refund), ...(referenceNo !== undefined && { referenceNo }) };
  try {
    const { channelRefundNo } = await channelOf(context, refund.channel).refund(request);
    // Another cashier was quicker, with another number of the terminal.
    if (referenceNo !== undefined && channelRefundNo !== referenceNo) throw new AppError('refund.decided');
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    const used = error.code === 'REFERENCE_USED';
    throw new AppError(used ? 'payment.reference_used' : 'refund.not_refundable', {}, { cause: error });
  }
}

async function write(tx: Tx, given: Given, now: Date): Promise<void> {
  const refund = await check(tx, given);
  if (refund === 'said before') return;
  const { cashier, said } = given;
  const by = { staffId: cashier.staffId, shiftId: cashier.shiftId };
  const { stationId, staffId } = cashier;
  const { referenceNo } = said;
  const entry = { at: now, actor: `staff:${staffId}`, stationId, action: 'refund.carry-out' };
  await recordAudit(tx, { ...entry, subject: `refund:${refund.refund_no}`, detail: { referenceNo } });
  await bookRefund(tx, { refund, at: now, channelRefundNo: referenceNo, by }, now);
}

async function check(tx: Tx, given: Given): Promise<RefundRow | 'said before'> {
  const { cashier, said } = given;
  await holdShift(tx, cashier);
  const refund = await lockRefund(tx, said.refundNo);
  if (refund === undefined || refund.station_id !== cashier.stationId) throw new AppError('refund.not_found');
  if (!isByHand(refund)) throw new AppError('refund.not_refundable');
  if (refund.state === 'succeeded' || refund.state === 'rejected') {
    assertSame(refund, given);
    return 'said before';
  }
  if (refund.state !== 'approved') throw new AppError('refund.not_refundable');
  assertReference(refund, said);
  return refund;
}

function assertSame(refund: RefundRow, { cashier, said }: Given): void {
  const same = refund.carried_out_by === cashier.staffId && refund.channel_refund_no === (said.referenceNo ?? null);
  if (!same) throw new AppError('refund.decided');
}

function assertReference({ method }: RefundRow, { referenceNo }: CarriedOut): void {
  if ((method === 'card') === (referenceNo !== undefined)) return;
  const issue = method === 'card' ? '请填写签购单上的参考号' : '现金退款没有参考号';
  throw new AppError('request.invalid', { fields: [{ path: 'body.referenceNo', issue }] });
}

function refuseUsedReference(error: unknown): never {
  if (brokenConstraint(error) === 'refunds_reference') throw new AppError('payment.reference_used');
  throw error;
}
