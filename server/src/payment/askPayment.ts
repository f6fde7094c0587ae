import { ChannelError, type Channel, type PaymentNo, type SucceededReport } from '../channel';
import { read, statement, type Database } from '../platform/db';
import { closePayment } from './closePayment';
import { channelOf, type PaymentContext } from './paymentContext';
import { merchantOf, PAYMENT_COLUMNS, type PaymentRow } from './paymentRow';
import { isLive, type PaymentState } from './paymentState';
import { mayReverse, reversePayment } from './reversePayment';
import { settlePayment } from './settlePayment';

const byNo = statement<PaymentRow>('payment.by-no', `select ${PAYMENT_COLUMNS} from payments where payment_no = $1`);

// An answer that is heard again and again is noted once.
const noteAnswer = statement(
  'payment.note-answer',
  `insert into payment_events (payment_no, at, kind, detail) select $1, $2, 'asked', jsonb_build_object('said', $3::text)
   where not exists (select from payment_events where payment_no = $1 and kind = 'asked' and detail->>'said' = $3)`,
);

export interface Asking {
  readonly now: Date;
  /** End it at the channel when it was not paid, whether or not its time is up. */
  readonly giveUp?: boolean;
  /** The order goes with it even before its time: nobody wants it any more. */
  readonly dropOrder?: boolean;
}

/**
 * Asks the channel how a payment stands and makes it true here. One whose time is up is ended at the channel first (closed, or
 * reversed when a code was scanned); only when the channel will not collect it any more does it end here.
 * Answers the state it then has; an unanswered question leaves it as it was.
 */
export async function askPayment(context: PaymentContext, paymentNo: PaymentNo, asking: Asking): Promise<PaymentState> {
  const payment = await readPayment(context.db, paymentNo);
  if (!isLive(payment.state)) return payment.state;
  try {
    if (payment.state === 'reversing') await reversePayment(context, payment, asking.now);
    else await ask(context, payment, asking);
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    context.log.warn(
      { paymentNo, code: error.code, outcome: error.outcome },
      'the channel did not say how a payment stands',
    );
  }
  return (await readPayment(context.db, paymentNo)).state;
}

async function ask(context: PaymentContext, payment: PaymentRow, asking: Asking): Promise<void> {
  const channel = channelOf(context, payment.channel);
  const report = await channel.query(merchantOf(payment), payment.payment_no);
  switch (report.state) {
    case 'succeeded':
      return settle(context, report, asking.now);
    case 'pending':
    case 'missing':
      await read(context.db, noteAnswer, [payment.payment_no, asking.now, report.state]);
      if (isOver(payment, asking)) await end(context, payment, asking);
      return;
    case 'closed':
      await closePayment(context.db, payment.payment_no, asking);
  }
}

// A card's terminal may have charged it whatever the time: only its till says that it did not.
function isOver(payment: PaymentRow, { now, giveUp }: Asking): boolean {
  if (payment.method === 'card') return false;
  return giveUp === true || payment.cancel_asked_at !== null || payment.expires_at <= now;
}

async function end(context: PaymentContext, payment: PaymentRow, asking: Asking): Promise<void> {
  if (payment.method === 'code') {
    if (mayReverse(payment, asking.now)) await reversePayment(context, payment, asking.now);
    return;
  }
  // A missing one is closed as well: its prepay may still be on the way to the channel.
  const faster = await closeThere(channelOf(context, payment.channel), payment);
  if (faster === undefined) await closePayment(context.db, payment.payment_no, asking);
  else await settle(context, faster, asking.now);
}

async function settle(context: PaymentContext, report: SucceededReport, now: Date): Promise<void> {
  await settlePayment(context, report, { from: 'query', now });
}

/** Closes a payment at the channel; answers the success when the payer confirmed between our question and this. */
async function closeThere(channel: Channel, payment: PaymentRow): Promise<SucceededReport | undefined> {
  const merchant = merchantOf(payment);
  try {
    await channel.close(merchant, payment.payment_no);
    return undefined;
  } catch (error) {
    if (!(error instanceof ChannelError) || error.code !== 'ORDER_PAID') throw error;
    const report = await channel.query(merchant, payment.payment_no);
    if (report.state === 'succeeded') return report;
    throw error;
  }
}

async function readPayment(db: Database, paymentNo: PaymentNo): Promise<PaymentRow> {
  const [payment] = await read(db, byNo, [paymentNo]);
  if (payment === undefined) throw new Error(`there is no payment ${paymentNo}`);
  return payment;
}
