import { ChannelError, type Channel, type PaymentNo, type SucceededReport } from '../channel';
import { read, statement, type Database } from '../platform/db';
import { closePayment } from './closePayment';
import { channelOf, type PaymentContext } from './paymentContext';
import { PAYMENT_COLUMNS, type PaymentRow } from './paymentRow';
import { isLive, type PaymentState } from './paymentState';
import { settlePayment } from './settlePayment';

const byNo = statement<PaymentRow>('payment.by-no', `select ${PAYMENT_COLUMNS} from payments where payment_no = $1`);

export interface Asking {
  readonly now: Date;
  /** Close it at the channel when it was not paid, whether or not its time is up. */
  readonly giveUp?: boolean;
  /** The order goes with it even before its time: the driver does not want it any more. */
  readonly dropOrder?: boolean;
}

/**
 * Asks the channel how a payment stands and makes it true here. One whose time is up is closed at the channel first; only
 * when the channel will not collect it any more is it closed here.
 * Answers the state it then has; an unanswered question leaves it as it was.
 */
export async function askPayment(context: PaymentContext, paymentNo: PaymentNo, asking: Asking): Promise<PaymentState> {
  const [payment] = await read(context.db, byNo, [paymentNo]);
  if (payment === undefined) throw new Error(`there is no payment ${paymentNo}`);
  if (!isLive(payment.state)) return payment.state;
  try {
    return await ask(context, payment, asking);
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    context.log.warn(
      { paymentNo, code: error.code, outcome: error.outcome },
      'the channel did not say how a payment stands',
    );
    return payment.state;
  }
}

async function ask(context: PaymentContext, payment: PaymentRow, asking: Asking): Promise<PaymentState> {
  const channel = channelOf(context, payment.channel);
  const report = await channel.query({ accountNo: payment.merchant_account_no }, payment.payment_no);
  const over = asking.giveUp === true || payment.expires_at <= asking.now;
  switch (report.state) {
    case 'succeeded':
      return settle(context, report, asking.now);
    case 'pending':
    case 'missing': {
      if (!over) return payment.state;
      // A missing one is closed as well: its prepay may still be on the way to the channel.
      const faster = await closeThere(channel, payment);
      return faster === undefined
        ? closePayment(context.db, payment.payment_no, asking)
        : settle(context, faster, asking.now);
    }
    case 'closed':
      return closePayment(context.db, payment.payment_no, asking);
  }
}

async function settle(context: PaymentContext, report: SucceededReport, now: Date): Promise<PaymentState> {
  await settlePayment(context, report, { from: 'query', now });
  return stateOf(context.db, report.paymentNo);
}

/** Closes a payment at the channel; answers the success when the payer confirmed between our question and this. */
async function closeThere(channel: Channel, payment: PaymentRow): Promise<SucceededReport | undefined> {
  const merchant = { accountNo: payment.merchant_account_no };
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

async function stateOf(db: Database, paymentNo: PaymentNo): Promise<PaymentState> {
  const [payment] = await read(db, byNo, [paymentNo]);
  if (payment === undefined) throw new Error(`there is no payment ${paymentNo}`);
  return payment.state;
}
