import type { OrderId } from '@jiayou/contract';
import type { PaymentNo, WalletParams } from '../channel';
import { lockOrder, mustBePayable, type LockedOrder } from '../order';
import { inTransaction, run, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { findMerchant } from '../station';
import { insertPayment } from './insertPayment';
import { openWallet, type WalletPayment } from './openWallet';
import type { PaymentContext } from './paymentContext';
import { livePayment, type PaymentRow } from './paymentRow';

export interface Tap {
  readonly orderId: OrderId;
  readonly driverId: string;
  readonly payer: { readonly appId: string; readonly openId: string };
}

/** A channel takes no trade that ends within the minute. */
export const SHORTEST_MS = 60_000;

/**
 * Prepares a driver's wallet for an order: our row first, committed, then the channel, then what it said. Tapping again
 * answers the payment under way.
 * @throws AppError `order.*`, `station.*`, `payment.declined`, `payment.unknown`
 */
export async function startPayment(
  context: PaymentContext,
  tap: Tap,
  now: Date,
): Promise<{ paymentNo: PaymentNo; wallet: WalletParams }> {
  const underWay = await inTransaction(context.db, (tx) => paymentUnderWay(tx, tap, now));
  return openWallet(context, underWay, now);
}

async function paymentUnderWay(tx: Tx, tap: Tap, now: Date): Promise<WalletPayment> {
  const order = await lockOrder(tx, tap);
  mustBePayable(order, now);
  const [found] = await run(tx, livePayment, [order.id]);
  const { accountNo, stationCode } = await findMerchant(tx, order.stationId, 'wechat-pay');
  if (found === undefined) return { payment: await insertWallet(tx, { order, tap, accountNo }, now), stationCode };
  // Begun in the mini-program, continued in the H5: the wallet that holds it is another one.
  if (found.payer_open_id !== tap.payer.openId) throw new AppError('order.not_payable');
  return { payment: found, stationCode };
}

function insertWallet(
  tx: Tx,
  { order, tap, accountNo }: { readonly order: LockedOrder; readonly tap: Tap; readonly accountNo: string },
  now: Date,
): Promise<PaymentRow> {
  const { payer, driverId } = tap;
  const expiresAt = new Date(Math.max(order.expiresAt.getTime(), now.getTime() + SHORTEST_MS));
  const money = { channel: 'wechat-pay', method: 'wallet', account: { accountNo } } as const;
  return insertPayment(tx, { ...money, order, description: order.description, expiresAt, payer, driverId }, now);
}
