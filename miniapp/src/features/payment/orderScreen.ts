import type { DriverOrder } from '@jiayou/contract';
import type { WalletAnswer } from '../../platform/types';

/** How far this phone got with the wallet. `opening` before it, `unknown` when the server lost sight of the channel. */
export type WalletStage = 'untouched' | 'opening' | 'unknown' | WalletAnswer;

export type OrderScreen = 'opening' | 'confirming' | 'unpaid' | 'paid' | 'closed' | 'refunded';

/** Which page an order shows. Only the server's word makes it paid: the wallet's can only make it wait. */
export function orderScreen({ state }: Pick<DriverOrder, 'state'>, wallet: WalletStage): OrderScreen {
  return state === 'open' ? openScreen[wallet] : state;
}

const openScreen: Record<WalletStage, OrderScreen> = {
  untouched: 'unpaid',
  opening: 'opening',
  left: 'opening',
  ok: 'confirming',
  unknown: 'confirming',
  cancel: 'unpaid',
  fail: 'unpaid',
  missing: 'unpaid',
};

/** What a wallet page wrote into the address on the way back; anybody can write there. */
export function stageOf(word: string | undefined): WalletStage {
  return word === 'ok' || word === 'cancel' || word === 'fail' ? word : 'untouched';
}

/** Why nothing is paid yet, and what to do. */
export function unpaidReason(wallet: WalletStage): string {
  return reasons[wallet] ?? '这笔订单还没有付款';
}

const reasons: Partial<Record<WalletStage, string>> = {
  cancel: '您取消了支付，钱没有付出去',
  fail: '微信没有完成这笔付款，请再试一次',
  missing: '请在微信中打开本页付款',
};
