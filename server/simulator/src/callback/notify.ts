import { strike } from '../scenario/plans';
import type { Notification, Refund, Trade } from '../store/records';
import type { World } from '../world';
import { deliver } from './deliver';

interface Event {
  eventType: Notification['eventType'];
  trade: Trade;
  refund?: Refund;
  url: string;
}

/** Tells the merchant, now and again until it acknowledges. */
export function notify(world: World, event: Event): void {
  const { trade, refund } = event;
  const subject = refund ? `${refund.outRefundNo}|${refund.status}` : trade.outTradeNo;
  const notification: Notification = {
    id: world.ids.uuid(`notification|${event.eventType}|${trade.spMchid}|${subject}`),
    spMchid: trade.spMchid,
    outTradeNo: trade.outTradeNo,
    outRefundNo: refund?.outRefundNo,
    eventType: event.eventType,
    url: event.url,
    api: refund ? refund.api : 'v3',
    createdMs: world.clock.nowMs(),
    state: 'pending',
    tries: [],
  };
  start(world, notification);
}

function start(world: World, notification: Notification): void {
  const subjects = [notification.outRefundNo, notification.outTradeNo, notification.spMchid];
  if (strike(world, subjects, { name: 'callback-never' })) notification.state = 'withheld';
  world.store.save({ kind: 'notification', value: notification });
  if (notification.state === 'withheld') return;
  const late = strike(world, subjects, { name: 'callback-late' });
  world.timers.after(late ? (late.s * 1000) / world.options.timeScale : 0, () => deliver(world, notification));
}
