import { deliver } from '../world/deliver';
import { courierOf } from './callback/courier';
import { finishLater } from './refund/finishRefund';
import type { WechatPay } from './wechatPay';

/** What a stop interrupted goes on: refunds under way, and callbacks nobody acknowledged. */
export function resumeWechatPay(wechat: WechatPay): void {
  const { store, timers } = wechat;
  for (const refund of store.refunds.values()) if (refund.status === 'PROCESSING') finishLater(wechat, refund);
  for (const notification of store.notifications.values()) {
    if (notification.state === 'pending') timers.after(0, () => deliver(wechat, notification, courierOf(wechat)));
  }
}
