import type { OrderId } from '@jiayou/contract';
import { ChannelError, type PaymentNo, type PayRequest, type WalletParams } from '../channel';
import { lockOrder, type LockedOrder } from '../order';
import { inTransaction, one, read, run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { newNumber } from '../platform/ids';
import { enqueue } from '../platform/jobs';
import { findMerchant } from '../station';
import { askPayment } from './askPayment';
import { closePayment } from './closePayment';
import { ASK_DELAYS_MS } from './keepAsking';
import { askAgain } from './payment.jobs';
import { walletOf, type PaymentContext } from './paymentContext';
import { notePayment, PAYMENT_COLUMNS, type PaymentRow } from './paymentRow';

export interface Tap {
  readonly orderId: OrderId;
  readonly driverId: string;
  readonly payer: { readonly appId: string; readonly openId: string };
}

// A channel takes no trade that ends within the minute.
const SHORTEST_MS = 60_000;

const live = statement<PaymentRow>(
  'payment.live',
  `select ${PAYMENT_COLUMNS} from payments where order_id = $1 and state in ('created', 'pending')`,
);
const insert = statement<PaymentRow>(
  'payment.insert',
  `insert into payments (payment_no, order_id, station_id, channel, merchant_account_no, payer_app_id, payer_open_id, state,
     amount_fen, description, created_at, expires_at)
   values ($1, $2, $3, 'wechat-pay', $4, $5, $6, 'created', $7, $8, $9, $10) returning ${PAYMENT_COLUMNS}`,
);
const keepPrepay = statement<{ prepay_id: string }>(
  'payment.keep-prepay',
  `update payments set state = 'pending', prepay_id = $2 where payment_no = $1 and state in ('created', 'pending') returning prepay_id`,
);

/**
 * Prepares a driver's wallet for an order: our row first, committed, then the channel, then what it said. Tapping again
 * answers the payment under way, signed anew; the channel is asked with the same number when its answer was lost.
 * @throws AppError `order.*`, `station.*`, `payment.declined`, `payment.unknown`
 */
export async function startPayment(
  context: PaymentContext,
  tap: Tap,
  now: Date,
): Promise<{ paymentNo: PaymentNo; wallet: WalletParams }> {
  const { payment, stationCode } = await inTransaction(context.db, (tx) => paymentUnderWay(tx, tap, now));
  const wallet = walletOf(context, payment.channel);
  const prepayId = payment.prepay_id ?? (await prepay(context, toRequest(payment, stationCode), now));
  return { paymentNo: payment.payment_no, wallet: wallet.params(payment.payer_app_id, prepayId) };
}

async function paymentUnderWay(tx: Tx, tap: Tap, now: Date): Promise<{ payment: PaymentRow; stationCode: string }> {
  const order = await lockOrder(tx, tap);
  if (order.state === 'paid' || order.state === 'refunded') throw new AppError('order.already_paid');
  if (order.state === 'closed' || order.expiresAt <= now) throw new AppError('order.not_payable');
  const [found] = await run(tx, live, [order.id]);
  const { accountNo, stationCode } = await findMerchant(tx, order.stationId, 'wechat-pay');
  if (found === undefined) return { payment: await insertPayment(tx, { order, tap, accountNo }, now), stationCode };
  // Begun in the mini-program, continued in the H5: the wallet that holds it is another one.
  if (found.payer_open_id !== tap.payer.openId) throw new AppError('order.not_payable');
  return { payment: found, stationCode };
}

async function insertPayment(
  tx: Tx,
  { order, tap, accountNo }: { readonly order: LockedOrder; readonly tap: Tap; readonly accountNo: string },
  now: Date,
): Promise<PaymentRow> {
  const paymentNo = newNumber('P', now) as PaymentNo;
  const expiresAt = new Date(Math.max(order.expiresAt.getTime(), now.getTime() + SHORTEST_MS));
  const description = `${order.grade} ${order.nozzleNo}号枪`;
  const money = [accountNo, tap.payer.appId, tap.payer.openId, order.payableFen, description];
  const payment = one(await run(tx, insert, [paymentNo, order.id, order.stationId, ...money, now, expiresAt]));
  const runAt = new Date(now.getTime() + ASK_DELAYS_MS[0]);
  await enqueue(tx, askAgain, { payload: { paymentNo, attempt: 0 }, runAt, key: `ask:${paymentNo}` });
  await notePayment(tx, paymentNo, { at: now, kind: 'created' });
  return payment;
}

async function prepay(context: PaymentContext, request: PayRequest, now: Date): Promise<string> {
  try {
    const { prepayId } = await walletOf(context, 'wechat-pay').prepay(request);
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
    const state = await closePayment(context.db, request.paymentNo, { now });
    if (state === 'succeeded') throw new AppError('order.already_paid');
    throw new AppError('payment.declined', { channelCode: error.code }, { cause: error });
  }
}

function toRequest(payment: PaymentRow, stationCode: string): PayRequest {
  return {
    merchant: { accountNo: payment.merchant_account_no },
    payer: { appId: payment.payer_app_id, openId: payment.payer_open_id },
    paymentNo: payment.payment_no,
    amountFen: payment.amount_fen as PayRequest['amountFen'],
    description: payment.description,
    expiresAt: payment.expires_at,
    stationCode,
  };
}
