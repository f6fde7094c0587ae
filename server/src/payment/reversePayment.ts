import { ChannelError } from '../channel';
import { inTransaction, statement, type Database } from '../platform/db';
import { closePayment } from './closePayment';
import { channelOf, type PaymentContext } from './paymentContext';
import { lockPayment, merchantOf, movePayment, notePayment, openPaymentCase, type PaymentRow } from './paymentRow';
import { settlePayment } from './settlePayment';

// Source: WeChat Pay, 撤销订单: not before 15 s after the payment was asked for.
const NOT_BEFORE_MS = 15_000;

const begin = statement(
  'payment.begin-reversing',
  `update payments set state = 'reversing', reverse_sent_at = $3 where payment_no = $1 and state = $2 returning payment_no`,
);
const finish = statement(
  'payment.reversed',
  `update payments set state = 'reversed', closed_at = $3 where payment_no = $1 and state = $2 returning payment_no`,
);

export const mayReverse = ({ created_at: createdAt }: PaymentRow, now: Date): boolean =>
  now.getTime() - createdAt.getTime() >= NOT_BEFORE_MS;

/**
 * Undoes a payment by code at its channel, whatever its state there. That we do is written first: from then on a success told by
 * somebody else cannot pay the order while the channel takes the money back. Nothing when it must be said again later.
 * @throws ChannelError 'unknown' when the channel does not answer
 */
export async function reversePayment(context: PaymentContext, payment: PaymentRow, now: Date): Promise<void> {
  if (payment.state !== 'reversing' && !(await beginReversing(context.db, payment, now))) return;
  const { codes } = channelOf(context, payment.channel);
  if (codes === undefined) throw new Error(`the channel ${payment.channel} cannot reverse`);
  try {
    const outcome = await codes.reverse(merchantOf(payment), payment.payment_no);
    if (outcome === 'reversed') await finishReversing(context.db, payment, now);
  } catch (error) {
    if (!(error instanceof ChannelError) || error.outcome !== 'declined') throw error;
    await acceptRefusal(context, { payment, code: error.code }, now);
  }
}

function beginReversing(db: Database, { payment_no: paymentNo }: PaymentRow, now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const payment = await lockPayment(tx, paymentNo);
    if (payment === undefined || (payment.state !== 'created' && payment.state !== 'pending')) return false;
    await movePayment(tx, payment, { to: 'reversing', by: begin, values: [now] });
    await notePayment(tx, paymentNo, { at: now, kind: 'reversing' });
    return true;
  });
}

function finishReversing(db: Database, { payment_no: paymentNo }: PaymentRow, now: Date): Promise<void> {
  return inTransaction(db, async (tx) => {
    const payment = await lockPayment(tx, paymentNo);
    if (payment?.state !== 'reversing') return;
    await movePayment(tx, payment, { to: 'reversed', by: finish, values: [now] });
    await notePayment(tx, paymentNo, { at: now, kind: 'reversed' });
  });
}

/** It cannot be undone this way: then its state at the channel stands, and only a person can help when it has none. */
async function acceptRefusal(
  context: PaymentContext,
  { payment, code }: { readonly payment: PaymentRow; readonly code: string },
  now: Date,
): Promise<void> {
  const { payment_no: paymentNo } = payment;
  const report = await channelOf(context, payment.channel).query(merchantOf(payment), paymentNo);
  if (report.state === 'succeeded') {
    await settlePayment(context, report, { from: 'reversal', now });
  } else if (report.state === 'closed') {
    await closePayment(context.db, paymentNo, { now });
  } else {
    const found = { kind: 'reverse-refused', detail: { code, state: report.state }, at: now } as const;
    await inTransaction(context.db, (tx) => openPaymentCase(tx, paymentNo, found));
  }
}
