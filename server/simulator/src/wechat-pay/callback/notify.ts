import { tell } from '../../world/deliver';
import type { Notification, Refund, Trade } from '../store/records';
import type { WechatPay } from '../wechatPay';
import { courierOf } from './courier';

interface Event {
  eventType: Notification['eventType'];
  trade: Trade;
  refund?: Refund;
  url: string;
}

/** Tells the merchant, now and again until it acknowledges. */
export function notify(wechat: WechatPay, { eventType, trade, refund, url }: Event): void {
  const subject = refund ? `${refund.outRefundNo}|${refund.status}` : trade.outTradeNo;
  const notification: Notification = {
    id: wechat.ids.uuid(`notification|${eventType}|${trade.spMchid}|${subject}`),
    spMchid: trade.spMchid,
    outTradeNo: trade.outTradeNo,
    outRefundNo: refund?.outRefundNo,
    eventType,
    url,
    api: refund ? refund.api : 'v3',
    createdMs: wechat.clock.nowMs(),
    state: 'pending',
    tries: [],
  };
  tell(wechat, notification, courierOf(wechat));
}
