import { notify } from '../callback/notify';
import type { Trade } from '../store/records';
import type { WechatPay } from '../wechatPay';
import { expired, refreshed } from './tradeState';

export type Confirmation = 'paid' | 'already-paid' | 'closed' | 'expired' | 'refused';

/** The payer confirms in the wallet. `evenClosed` is the race in which the payer was quicker than a close already answered. */
export function confirmTrade(wechat: WechatPay, trade: Trade, how: { evenClosed: boolean }): Confirmation {
  const { state } = refreshed(wechat, trade);
  if (trade.transactionId !== undefined) return 'already-paid';
  if (state === 'REVOKED' || state === 'PAYERROR' || (state === 'CLOSED' && !how.evenClosed)) return 'closed';
  if (expired(wechat, trade) && !how.evenClosed) return 'expired';
  return payOrRefuse(wechat, trade);
}

function payOrRefuse(wechat: WechatPay, trade: Trade): 'paid' | 'refused' {
  if (wechat.plans.strike([trade.outTradeNo], { name: 'payer-refuses' })) return refuseTrade(wechat, trade);
  settle(wechat, trade);
  return 'paid';
}

/** The money moves. */
export function settle(wechat: WechatPay, trade: Trade): void {
  trade.state = 'SUCCESS';
  trade.successMs = wechat.clock.nowMs();
  trade.transactionId = `42000${wechat.ids.digits(`transaction|${trade.spMchid}|${trade.outTradeNo}`, 23)}`;
  wechat.store.save({ kind: 'trade', value: trade });
  if (trade.notifyUrl !== undefined) notify(wechat, { eventType: 'TRANSACTION.SUCCESS', trade, url: trade.notifyUrl });
}

/** Not enough money: a trade the wallet opened stays NOTPAY, as in the real wallet; one by code has failed for good. */
export function refuseTrade(wechat: WechatPay, trade: Trade): 'refused' {
  trade.refusals += 1;
  if (trade.tradeType === 'MICROPAY') trade.state = 'PAYERROR';
  wechat.store.save({ kind: 'trade', value: trade });
  return 'refused';
}
