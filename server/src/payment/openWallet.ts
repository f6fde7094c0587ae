import { ChannelError, type PaymentNo, type PayRequest, type WalletParams } from '../channel';
import { read, statement } from '../platform/db';
import { AppError } from '../platform/errors';
import { askPayment } from './askPayment';
import { closePayment } from './closePayment';
import { walletOf, type PaymentContext } from './paymentContext';
import { merchantOf, type PaymentRow } from './paymentRow';

const keepPrepay = statement<{ prepay_id: string }>(
  'payment.keep-prepay',
  `update payments set state = 'pending', prepay_id = $2 where payment_no = $1 and state in ('created', 'pending') returning prepay_id`,
);

/** A wallet payment already written down, and what its channel wants to know of the station. */
export interface WalletPayment {
  readonly payment: PaymentRow;
  readonly stationCode: string;
}

/**
 * What the payer's wallet needs to open, signed anew at every call; the channel is asked with the same number when its answer was lost.
 * @throws AppError `order.not_payable`, `order.already_paid`, `payment.declined`, `payment.unknown`
 */
export async function openWallet(
  context: PaymentContext,
  { payment, stationCode }: WalletPayment,
  now: Date,
): Promise<{ paymentNo: PaymentNo; wallet: WalletParams }> {
  const request = toRequest(payment, stationCode);
  const prepayId = payment.prepay_id ?? (await prepay(context, { payment, request }, now));
  const wallet = walletOf(context, payment.channel).params(request.payer.appId, prepayId);
  return { paymentNo: payment.payment_no, wallet };
}

async function prepay(
  context: PaymentContext,
  { payment, request }: { readonly payment: PaymentRow; readonly request: PayRequest },
  now: Date,
): Promise<string> {
  try {
    const { prepayId } = await walletOf(context, payment.channel).prepay(request);
    const [kept] = await read(context.db, keepPrepay, [request.paymentNo, prepayId]);
    // Settled or closed while the channel answered: the wallet must not open.
    if (kept === undefined) throw new AppError('order.not_payable');
    return kept.prepay_id;
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    context.log.warn({ paymentNo: request.paymentNo, code: error.code, err: error }, 'prepay failed');
    if (error.outcome !== 'declined')
      throw new AppError('payment.unknown', { channelCode: error.code }, { cause: error });
    // Declined it certainly did not collect by this call; whether it ever will, only it can say.
    await askPayment(context, request.paymentNo, { now, giveUp: true });
    // Should it not say: no wallet ever got a prepay id of this payment, so nobody can pay it.
    const state = await closePayment(context.db, request.paymentNo, { now, refusalCode: error.code });
    if (state === 'succeeded') throw new AppError('order.already_paid');
    throw new AppError('payment.declined', { channelCode: error.code }, { cause: error });
  }
}

function toRequest(payment: PaymentRow, stationCode: string): PayRequest {
  const { payer_app_id: appId, payer_open_id: openId } = payment;
  if (appId === null || openId === null) throw new Error(`payment ${payment.payment_no} has no wallet`);
  return {
    merchant: merchantOf(payment),
    payer: { appId, openId },
    paymentNo: payment.payment_no,
    amountFen: payment.amount_fen,
    description: payment.description,
    expiresAt: payment.expires_at,
    stationCode,
  };
}
