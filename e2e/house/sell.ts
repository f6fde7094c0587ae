import { randomUUID } from 'node:crypto';
import { ActionId, Fen, type Tender, type TillApi, type TillOrder } from '@jiayou/contract';
import type { BrowserContext } from 'playwright-core';
import { callerOf } from './call';
import type { House } from './openHouse';
import { walletOf } from './wallets';

export type TillCalls = ReturnType<typeof callerOf<TillApi>>;

/** What somebody buys at a till; amounts in fen. */
export interface Sale {
  fuel?: { grade: string; fen: number };
  /** By bar code. */
  goods?: readonly string[];
  tender: Tender;
}

/** The till's own calls, with the cookies of its browser: the same cashier, the same shift. */
export async function callsOf(house: House, context: BrowserContext): Promise<TillCalls> {
  const cookies = await context.cookies(`${house.url}/api/till`);
  return callerOf<TillApi>(house.url, { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') });
}

/** Opens an order and collects it. @throws Error when it is not paid at once */
export async function sell(house: House, call: TillCalls, { fuel, goods = [], tender }: Sale): Promise<TillOrder> {
  const { products } = await call('GET /till/catalogue', {});
  const lines = goods.map((barcode) => ({
    productId: products.find((product) => product.barcode === barcode)?.id ?? '',
    quantity: 1,
  }));
  const wish = {
    actionId: newActionId(),
    goods: lines,
    ...(fuel && { fuel: { grade: fuel.grade, amountFen: Fen.parse(fuel.fen) } }),
  };
  const order = await call('POST /till/orders', { body: wish });
  const paid = await collect(house, call, { order, tender });
  if (paid.state !== 'paid') throw new Error(`${order.orderNo} is ${paid.state}`);
  return paid;
}

async function collect(
  house: House,
  call: TillCalls,
  { order, tender }: { order: TillOrder; tender: Tender },
): Promise<TillOrder> {
  const params = { orderId: order.id };
  const actionId = newActionId();
  if (tender === 'cash') {
    const body = { method: 'cash' as const, actionId, receivedFen: order.payableFen };
    return await call('POST /till/orders/:orderId/payments', { params, body });
  }
  if (tender === 'bank-card') {
    const { payment } = await call('POST /till/orders/:orderId/payments', {
      params,
      body: { method: 'card', actionId },
    });
    const paymentNo = payment?.paymentNo ?? '';
    const slip = { referenceNo: paymentNo.slice(-12), cardNoMasked: '622202******1234', authorisation: '' };
    return await call('POST /till/orders/:orderId/payments/:paymentNo/card', {
      params: { ...params, paymentNo },
      body: { outcome: 'approved', ...slip },
    });
  }
  const authCode = await walletOf(house, tender).code();
  return await call('POST /till/orders/:orderId/payments', { params, body: { method: 'code', actionId, authCode } });
}

export function newActionId(): ActionId {
  return ActionId.parse(randomUUID());
}
