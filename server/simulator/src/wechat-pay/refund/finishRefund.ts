import { notify } from '../callback/notify';
import type { Refund } from '../store/records';
import { keyOf } from '../store/store';
import type { WechatPay } from '../wechatPay';

/** Ends a refund when its time has come; also for those a restart found under way. */
export function finishLater(wechat: WechatPay, refund: Refund): void {
  wechat.timers.after(Math.max(0, refund.dueMs - wechat.clock.nowMs()), () => finishRefund(wechat, refund));
}

/** The money reaches the person's card after all: an abnormal refund somebody has looked into. */
export function resumeRefund(wechat: WechatPay, refund: Refund): void {
  refund.status = 'PROCESSING';
  refund.dueMs = wechat.clock.nowMs() + wechat.timers.realMs(wechat.options.refundDelayS);
  wechat.store.save({ kind: 'refund', value: refund });
  finishLater(wechat, refund);
}

function finishRefund(wechat: WechatPay, refund: Refund): void {
  const trade = wechat.store.trades.get(keyOf(refund.spMchid, refund.outTradeNo));
  if (!trade || refund.status !== 'PROCESSING') return;
  const subjects = [refund.outRefundNo, refund.outTradeNo];
  refund.status = wechat.plans.strike(subjects, { name: 'refund-abnormal' })
    ? 'ABNORMAL'
    : wechat.plans.strike(subjects, { name: 'refund-closed' })
      ? 'CLOSED'
      : 'SUCCESS';
  if (refund.status === 'SUCCESS') refund.successMs = wechat.clock.nowMs();
  wechat.store.save({ kind: 'refund', value: refund });
  // Without a notify_url the real platform would call the portal's address, which this merchant left empty.
  if (refund.notifyUrl === undefined) return;
  notify(wechat, { eventType: `REFUND.${refund.status}`, trade, refund, url: refund.notifyUrl });
}
