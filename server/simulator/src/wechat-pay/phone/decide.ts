import { confirmTrade, refuseTrade, type Confirmation } from '../pay/confirmTrade';
import type { Trade } from '../store/records';
import type { WechatPay } from '../wechatPay';

export const ACTIONS = ['confirm', 'cancel', 'refuse'] as const;
export type Action = (typeof ACTIONS)[number];

/** How the wallet ended: the word a page is sent back with, and what `requestPayment` reports. */
export interface Outcome {
  wallet: 'ok' | 'cancel' | 'fail';
  errMsg: string;
}

export function decide(wechat: WechatPay, trade: Trade, action: Action): Outcome {
  if (action === 'cancel') return { wallet: 'cancel', errMsg: 'requestPayment:fail cancel' };
  if (action === 'refuse') return OUTCOMES[refuseTrade(wechat, trade)];
  return OUTCOMES[confirmTrade(wechat, trade, { evenClosed: false })];
}

export function failed(reason: string): Outcome {
  return { wallet: 'fail', errMsg: `requestPayment:fail ${reason}` };
}

const OUTCOMES: Readonly<Record<Confirmation, Outcome>> = {
  paid: { wallet: 'ok', errMsg: 'requestPayment:ok' },
  refused: failed('余额不足，请换一种支付方式'),
  'already-paid': failed('该订单已支付，请勿重复支付'),
  closed: failed('该订单已关闭，请重新下单'),
  expired: failed('订单已过期，请重新下单'),
};
