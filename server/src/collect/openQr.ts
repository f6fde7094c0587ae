import { ChannelError } from '../channel';
import type { LockedOrder } from '../order';
import { channelOf, closePayment, keepCodeUrl, merchantOf } from '../payment';
import type { Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { attemptScanned, type AttemptUnderWay } from './attemptScanned';
import type { CollectContext } from './collectContext';

/**
 * The text of a channel's own code for an order: what an Alipay payer is sent on to, or what a station with one wallet shows.
 * @throws AppError like {@link attemptScanned}; `payment.declined`, `payment.unknown`
 */
export async function openQr(
  context: CollectContext,
  { lock, channel }: { readonly lock: (tx: Tx) => Promise<LockedOrder>; readonly channel: 'wechat-pay' | 'alipay' },
  now: Date,
): Promise<string> {
  const attempt = await attemptScanned(context, { lock, channel, method: 'qr' }, now);
  return attempt.payment.code_url ?? create(context, attempt, now);
}

async function create(context: CollectContext, { payment, stationCode }: AttemptUnderWay, now: Date): Promise<string> {
  const { payment_no: paymentNo, amount_fen: amountFen, description, expires_at: expiresAt } = payment;
  const { qr } = channelOf(context, payment.channel);
  if (qr === undefined) throw new AppError('station.no_tender');
  const request = { merchant: merchantOf(payment), paymentNo, amountFen, description, stationCode, expiresAt };
  try {
    const { codeUrl } = await qr.create(request);
    const kept = await keepCodeUrl(context.db, paymentNo, codeUrl);
    if (kept === undefined) throw new AppError('order.not_payable');
    return kept;
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    context.log.warn({ paymentNo, code: error.code, err: error }, 'no code was given');
    if (error.outcome !== 'declined')
      throw new AppError('payment.unknown', { channelCode: error.code }, { cause: error });
    // Nobody got the code, so nobody can pay it.
    await closePayment(context.db, paymentNo, { now, refusalCode: error.code });
    throw new AppError('payment.declined', { channelCode: error.code }, { cause: error });
  }
}
