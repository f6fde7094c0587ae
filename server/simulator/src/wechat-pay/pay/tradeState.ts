import type { Trade } from '../store/records';
import type { WechatPay } from '../wechatPay';

/** The trade as it stands now: time closes what nobody paid. */
export function refreshed(wechat: WechatPay, trade: Trade): Trade {
  if (wechat.options.closeAtExpiry && trade.state === 'NOTPAY' && expired(wechat, trade)) {
    trade.state = 'CLOSED';
    wechat.store.save({ kind: 'trade', value: trade });
  }
  return trade;
}

export function expired(wechat: WechatPay, trade: Trade): boolean {
  return trade.expiresMs <= wechat.clock.nowMs();
}
