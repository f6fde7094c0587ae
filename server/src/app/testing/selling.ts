import { Fen, type TillOrder } from '@jiayou/contract';
import type { PaymentNo } from '../../channel';
import type { TestCashier } from './people';
import { newActionId } from './shop';
import type { TestHouse } from './startHouse';

export type WalletKind = 'wechat-pay v3' | 'wechat-pay v2' | 'alipay';

/** An order of 92# from nozzle 1, opened at a till. */
export function openFuel(cashier: TestCashier, amountFen = 20_000): Promise<TillOrder> {
  const body = { actionId: newActionId(), fuel: { nozzleNo: 1, amountFen: Fen.parse(amountFen) } };
  return cashier.call('POST /till/orders', { body });
}

/** Fuel and a plain amount of goods on one order. */
export function openMixed(cashier: TestCashier, fuelFen: number, goodsFen: number): Promise<TillOrder> {
  const goods = [{ name: '洗车', amountFen: Fen.parse(goodsFen) }];
  const fuel = { nozzleNo: 3, amountFen: Fen.parse(fuelFen) };
  return cashier.call('POST /till/orders', { body: { actionId: newActionId(), fuel, goods } });
}

/** Collects it by a code that a payer shows. */
export async function payByCode(
  house: TestHouse,
  { cashier, order, wallet }: { readonly cashier: TestCashier; readonly order: TillOrder; readonly wallet: WalletKind },
): Promise<TillOrder> {
  const authCode = await house.payerCode(wallet === 'alipay' ? 'alipay' : 'wechat-pay');
  const body = { method: 'code', actionId: newActionId(), authCode } as const;
  return cashier.call('POST /till/orders/:orderId/payments', { params: { orderId: order.id }, body });
}

export function payInCash(
  cashier: TestCashier,
  order: TillOrder,
  receivedFen: number = order.payableFen,
): Promise<TillOrder> {
  const body = { method: 'cash', actionId: newActionId(), receivedFen: Fen.parse(receivedFen) } as const;
  return cashier.call('POST /till/orders/:orderId/payments', { params: { orderId: order.id }, body });
}

export function startCard(cashier: TestCashier, order: TillOrder): Promise<TillOrder> {
  const body = { method: 'card', actionId: newActionId() } as const;
  return cashier.call('POST /till/orders/:orderId/payments', { params: { orderId: order.id }, body });
}

let references = 0;
/** What a terminal says of a card it charged; another reference number each time. */
export function approval() {
  references += 1;
  const referenceNo = `${Date.now()}`.slice(-8) + String(references).padStart(4, '0');
  return { outcome: 'approved', referenceNo, cardNoMasked: '622202******1234', authorisation: 'A12345' } as const;
}

/** Says what the card's terminal did. */
export function tellCard(
  cashier: TestCashier,
  order: TillOrder,
  said: ReturnType<typeof approval> | { readonly outcome: 'declined' },
): Promise<TillOrder> {
  const params = { orderId: order.id, paymentNo: order.payment?.paymentNo ?? '' };
  return cashier.call('POST /till/orders/:orderId/payments/:paymentNo/card', { params, body: said });
}

/** Makes a payment older than it is, and its end nearer. */
export async function letTimePass(house: TestHouse, order: TillOrder, seconds: number): Promise<void> {
  await house.rows(
    `update payments set created_at = created_at - $2 * interval '1 second', expires_at = expires_at - $2 * interval '1 second',
       asked_at = null where payment_no = $1`,
    [order.payment?.paymentNo, seconds],
  );
}

type Fate = 'payer-types-password' | 'payer-refuses' | 'answer-lost' | 'success-during-reverse' | 'reverse-again';

/** What becomes of the next payment by code, at either provider. */
export async function payerWill(house: TestHouse, wallet: WalletKind, fate: Fate): Promise<void> {
  const typing = fate === 'success-during-reverse' || fate === 'reverse-again';
  const typed = typing ? [{ name: 'payer-types-password' as const }] : [];
  const lost = fate === 'answer-lost';
  // Alipay's notice may be here before the answer is given up for lost.
  const silent = lost ? [{ name: 'notice-never' as const }] : [];
  if (wallet === 'alipay')
    await house.alipay.goWrong([...typed, ...silent, { name: fate, ...(lost && { on: ['pay' as const] }) }]);
  else await house.goWrong([...typed, { name: fate, ...(lost && { on: ['code-pay' as const] }) }]);
}

/** The payer confirms on the phone. */
export function payerConfirms(house: TestHouse, wallet: WalletKind, order: TillOrder): Promise<unknown> {
  const paymentNo = (order.payment?.paymentNo ?? '') as PaymentNo;
  return wallet === 'alipay' ? house.alipay.confirm(paymentNo) : house.confirm(paymentNo);
}

/** Whether a wallet kind is what a station has. */
export const codeApiOf = (wallet: WalletKind): 'v2' | 'v3' => (wallet === 'wechat-pay v2' ? 'v2' : 'v3');
