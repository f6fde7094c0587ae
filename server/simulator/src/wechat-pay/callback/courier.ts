import type { Courier } from '../../world/deliver';
import { CALLBACK_FAULTS } from '../scenario/scenarios';
import type { Notification } from '../store/records';
import { noticeOf } from '../v2/noticeOf';
import type { WechatPay } from '../wechatPay';
import { messageOf } from './messageOf';

/** After the first try. Source: WeChat Pay APIv3, callback retries: 15 of them within about a day. */
const RETRY_S = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600];

/** How WeChat Pay calls back. */
export function courierOf(wechat: WechatPay): Courier<Notification> {
  const { plans, store } = wechat;
  return {
    retryS: RETRY_S,
    save: (value) => store.save({ kind: 'notification', value }),
    isWithheld: (notification) => plans.strike(subjectsOf(notification), { name: 'callback-never' }) !== undefined,
    lateS: (notification) => plans.strike(subjectsOf(notification), { name: 'callback-late' })?.s ?? 0,
    write: (notification) => {
      const faults = CALLBACK_FAULTS.filter((name) => plans.strike(subjectsOf(notification), { name }));
      const write = notification.api === 'v2' ? noticeOf : messageOf;
      const copies = faults.includes('callback-doubled') ? [0, 1] : [0];
      return { faults, messages: copies.map((copy) => write(wechat, notification, { faults, copy })) };
    },
    // V2 looks at what the answer says, v3 at its status alone.
    isThanks: ({ api }, { status, text }) =>
      api === 'v2'
        ? status === 200 && /<return_code>(<!\[CDATA\[)?SUCCESS/.test(text)
        : status === 200 || status === 204,
  };
}

function subjectsOf({ outRefundNo, outTradeNo, spMchid }: Notification): (string | undefined)[] {
  return [outRefundNo, outTradeNo, spMchid];
}
