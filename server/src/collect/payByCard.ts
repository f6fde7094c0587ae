import type { ActionId, OrderId } from '@jiayou/contract';
import { ChannelError, type PaymentNo } from '../channel';
import {
  askLater,
  askPayment,
  channelOf,
  closePayment,
  lockPayment,
  merchantOf,
  settlePayment,
  type PaymentRow,
} from '../payment';
import { inTransaction, run, statement } from '../platform/db';
import { AppError } from '../platform/errors';
import type { CashierCaller } from '../session';
import { lockTillOrder } from '../order';
import { beginAttempt } from './beginAttempt';
import type { CollectContext } from './collectContext';

/** What the terminal said; `declined`: certainly not charged. */
export type CardAnswer =
  | {
      readonly outcome: 'approved';
      readonly referenceNo: string;
      readonly cardNoMasked: string;
      readonly authorisation: string;
    }
  | { readonly outcome: 'declined' };

export interface CardWord {
  readonly orderId: OrderId;
  readonly paymentNo: string;
  readonly cashier: CashierCaller;
  readonly said: CardAnswer;
}

// Until somebody says what the terminal did: time alone does not tell.
const PATIENCE_MS = 365 * 86_400_000;

const keepCard = statement(
  'collect.keep-card',
  `update payments set card_no_masked = $2, card_authorisation = $3 where payment_no = $1 and state in ('created', 'pending')`,
);

/** The terminal is about to charge: from here on it may have. @throws AppError like {@link beginAttempt} */
export async function payByCard(
  context: CollectContext,
  card: { readonly orderId: OrderId; readonly cashier: CashierCaller; readonly actionId: ActionId },
  now: Date,
): Promise<void> {
  await beginAttempt(context, { ...card, method: 'card', tender: 'bank-card', patienceMs: PATIENCE_MS }, now);
}

/**
 * Takes the terminal's word. Saying the same again is fine.
 * @throws AppError `payment.not_found`, `payment.reference_used`, `payment.card_closed` when it was said before that nothing was charged
 */
export async function tellCard(context: CollectContext, word: CardWord, now: Date): Promise<void> {
  const payment = await noteWord(context, word, now);
  try {
    if (word.said.outcome === 'approved') await collect(context, { payment, referenceNo: word.said.referenceNo }, now);
    else await decline(context, payment, now);
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    throw new AppError(
      error.code === 'REFERENCE_USED' ? 'payment.reference_used' : 'payment.card_closed',
      {},
      { cause: error },
    );
  }
}

/** Written before it is acted on: a server that dies in between goes on by asking. */
function noteWord(
  { db }: CollectContext,
  { orderId, paymentNo, cashier, said }: CardWord,
  now: Date,
): Promise<PaymentRow> {
  return inTransaction(db, async (tx) => {
    const payment = await lockPayment(tx, paymentNo as PaymentNo);
    await lockTillOrder(tx, { orderId, cashier });
    if (payment?.order_id !== orderId || payment.method !== 'card') throw new AppError('payment.not_found');
    if (said.outcome === 'approved') await run(tx, keepCard, [paymentNo, said.cardNoMasked, said.authorisation]);
    await askLater(tx, payment.payment_no, now);
    return payment;
  });
}

async function collect(
  context: CollectContext,
  { payment, referenceNo }: { readonly payment: PaymentRow; readonly referenceNo: string },
  now: Date,
): Promise<void> {
  const { till } = channelOf(context, payment.channel);
  if (till === undefined) throw new Error('bank cards have no terminal');
  const { payment_no: paymentNo, amount_fen: amountFen } = payment;
  const report = await till.collect({ merchant: merchantOf(payment), paymentNo, amountFen, referenceNo, at: now });
  await settlePayment(context, report, { from: 'till', now });
}

async function decline(context: CollectContext, payment: PaymentRow, now: Date): Promise<void> {
  const { payment_no: paymentNo } = payment;
  try {
    await channelOf(context, payment.channel).close(merchantOf(payment), paymentNo);
    await closePayment(context.db, paymentNo, { now, refusalCode: 'CARD_DECLINED' });
  } catch (error) {
    if (!(error instanceof ChannelError) || error.code !== 'ORDER_PAID') throw error;
    // It was approved before: that word stands.
    await askPayment(context, paymentNo, { now });
  }
}
