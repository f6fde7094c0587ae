import { walletOfCode, type ActionId, type OrderId } from '@jiayou/contract';
import { ChannelError, type PaymentReport } from '../channel';
import { channelOf, closePayment, markPending, merchantOf, settlePayment } from '../payment';
import { AppError } from '../platform/errors';
import type { CashierCaller } from '../session';
import { beginAttempt, type Begun } from './beginAttempt';
import type { CollectContext } from './collectContext';

export interface ScannedCode {
  readonly orderId: OrderId;
  readonly cashier: CashierCaller;
  readonly actionId: ActionId;
  /** The digits on the payer's phone. */
  readonly authCode: string;
}

/** How long a payer may type the password, ms; then it is reversed. Source: both wallets' advice for 付款码. */
const PATIENCE_MS = 45_000;

/**
 * Collects from a payer's 付款码. The channel is called once for an action; an answer that is lost is asked about, never repeated.
 * @throws AppError `payment.code_unknown` when it is no wallet's code, and like {@link beginAttempt}
 */
export async function payByCode(context: CollectContext, scanned: ScannedCode, now: Date): Promise<void> {
  const tender = walletOfCode(scanned.authCode);
  if (tender === undefined) throw new AppError('payment.code_unknown');
  const attempt = { ...scanned, method: 'code', tender, patienceMs: PATIENCE_MS } as const;
  const begun = await beginAttempt(context, attempt, now);
  if (begun.isNew) await collect(context, { begun, scanned }, now);
}

async function collect(
  context: CollectContext,
  { begun, scanned }: { readonly begun: Begun; readonly scanned: ScannedCode },
  now: Date,
): Promise<void> {
  const { payment, stationCode } = begun;
  const { payment_no: paymentNo, amount_fen: amountFen, description } = payment;
  const { codes } = channelOf(context, payment.channel);
  if (codes === undefined) throw new Error(`the channel ${payment.channel} takes no codes`);
  const trade = { merchant: merchantOf(payment), paymentNo, amountFen, description, stationCode };
  try {
    const { authCode, cashier } = scanned;
    await take(context, await codes.pay({ ...trade, authCode, tillId: cashier.tillId }), now);
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    context.log.warn(
      { paymentNo, code: error.code, outcome: error.outcome },
      'a payment by code was not answered well',
    );
    if (error.outcome === 'declined') await closePayment(context.db, paymentNo, { now, refusalCode: error.code });
    // It may have collected: the till sees it wait, and it is asked about until the channel says.
    else await markPending(context.db, paymentNo);
  }
}

async function take(context: CollectContext, report: PaymentReport, now: Date): Promise<void> {
  switch (report.state) {
    case 'succeeded':
      await settlePayment(context, report, { from: 'answer', now });
      return;
    case 'pending':
      return markPending(context.db, report.paymentNo);
    case 'closed':
    case 'missing':
      await closePayment(context.db, report.paymentNo, { now, refusalCode: 'CLOSED' });
  }
}
