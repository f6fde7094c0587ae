import { WechatError } from '../http/wechatError';
import { settle } from '../pay/confirmTrade';
import type { Trade } from '../store/records';
import type { WechatPay } from '../wechatPay';

const WEEK_MS = 7 * 86_400_000;

/** Undoes a payment by code: what is unpaid can no longer be paid, what was paid goes back to the payer. Twice is once. */
export function reverseTrade(wechat: WechatPay, trade: Trade): void {
  if (trade.tradeType !== 'MICROPAY') throw new WechatError(400, 'TRADE_ERROR', '该订单不是付款码支付，不能撤销');
  if (trade.state === 'REVOKED') return;
  if (trade.state === 'REFUND') throw new WechatError(400, 'TRADE_ERROR', '订单已退款，不能撤销');
  if (wechat.clock.nowMs() - trade.createdMs > WEEK_MS) {
    throw new WechatError(400, 'REVERSE_EXPIRE', '订单已经超过可撤销的最大期限');
  }
  // The payer typed the password in the very moment: the money moves, and comes back.
  if (trade.state === 'USERPAYING' && wechat.plans.strike([trade.outTradeNo], { name: 'success-during-reverse' })) {
    settle(wechat, trade);
  }
  if (wechat.plans.strike([trade.outTradeNo], { name: 'reverse-again' })) {
    throw new WechatError(400, 'USERPAYING', '用户支付中，请稍后再次撤销');
  }
  trade.state = 'REVOKED';
  wechat.store.save({ kind: 'trade', value: trade });
}
