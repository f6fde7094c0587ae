import type { Courier } from '../../world/deliver';
import type { Alipay } from '../alipay';
import { NOTICE_FAULTS } from '../scenario/scenarios';
import type { Notice } from '../store/records';
import { formOf } from './formOf';

/** After the first try. Source: Alipay, asynchronous notifications: eight within 25 hours. */
const RETRY_S = [240, 600, 600, 3600, 7200, 21_600, 54_000];

const HEADERS = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8', 'User-Agent': 'Mozilla/4.0' };

/** How Alipay tells. */
export function courierOf(alipay: Alipay): Courier<Notice> {
  const { plans, books } = alipay;
  return {
    retryS: RETRY_S,
    save: (value) => books.save({ kind: 'notice', value }),
    isWithheld: (notice) => plans.strike(subjectsOf(notice), { name: 'notice-never' }) !== undefined,
    lateS: (notice) => plans.strike(subjectsOf(notice), { name: 'notice-late' })?.s ?? 0,
    write: (notice) => {
      const faults = NOTICE_FAULTS.filter((name) => plans.strike(subjectsOf(notice), { name }));
      const message = { headers: HEADERS, body: formOf(alipay, notice, faults) };
      return { faults, messages: faults.includes('notice-doubled') ? [message, message] : [message] };
    },
    // Seven characters; whatever the status.
    isThanks: (_, { text }) => text === 'success',
  };
}

function subjectsOf({ requestNo, outTradeNo, appId }: Notice): (string | undefined)[] {
  return [requestNo, outTradeNo, appId];
}
