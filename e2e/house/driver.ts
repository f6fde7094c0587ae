import { randomUUID } from 'node:crypto';
import { ActionId, Fen, type DriverApi, type DriverOrder, type WalletParams } from '@jiayou/contract';
import { callerOf } from './call';
import type { House } from './openHouse';

export interface Driver {
  call: ReturnType<typeof callerOf<DriverApi>>;
}

/** An order whose wallet is open. */
export interface Tapped {
  order: DriverOrder;
  paymentNo: string;
  wallet: WalletParams;
}

/** A driver who signed in with the mini-program, over HTTP alone. */
export async function newDriver(house: House, user: string = randomUUID()): Promise<Driver> {
  const { code } = await house.control('/login-code', { appid: house.miniAppId, user });
  const body = { app: 'mini-program' as const, code: String(code) };
  const { token } = await callerOf<DriverApi>(house.url)('POST /driver/sign-in', { body });
  return { call: callerOf<DriverApi>(house.url, { Authorization: `Bearer ${token}` }) };
}

/** Orders at 人民广场 and opens the wallet. */
export async function tapToPay(
  house: House,
  driver: Driver,
  { amountFen = 20_000, nozzleNo = 3 }: { amountFen?: number; nozzleNo?: number } = {},
): Promise<Tapped> {
  const stationId = await house.stationId('D0001');
  const wish = { stationId, nozzleNo, amountFen: Fen.parse(amountFen), actionId: ActionId.parse(randomUUID()) };
  const order = await driver.call('POST /driver/orders', { body: wish });
  const { paymentNo, wallet } = await driver.call('POST /driver/orders/:orderId/payments', {
    params: { orderId: order.id },
    body: { channel: 'wechat-pay' },
  });
  return { order, paymentNo, wallet };
}

/** The payer confirms in the wallet; the channel then calls back by itself. */
export async function confirmInWallet(house: House, paymentNo: string): Promise<void> {
  const { result } = await house.control(`/trades/${paymentNo}/confirm`, {});
  if (result !== 'paid') throw new Error(`the wallet said ${String(result)}`);
}

/** An order paid by a driver of its own. */
export async function payOne(house: House, how: { amountFen?: number; nozzleNo?: number } = {}): Promise<Tapped> {
  const tapped = await tapToPay(house, await newDriver(house), how);
  await confirmInWallet(house, tapped.paymentNo);
  return tapped;
}
