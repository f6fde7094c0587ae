import { notify } from '../callback/notify';
import { strike } from '../scenario/plans';
import type { Refund } from '../store/records';
import { keyOf } from '../store/store';
import type { World } from '../world';

/** Ends a refund when its time has come; also for those a restart found under way. */
export function finishLater(world: World, refund: Refund): void {
  world.timers.after(Math.max(0, refund.dueMs - world.clock.nowMs()), () => finishRefund(world, refund));
}

/** The money reaches the person's card after all: an abnormal refund somebody has looked into. */
export function resumeRefund(world: World, refund: Refund): void {
  refund.status = 'PROCESSING';
  refund.dueMs = world.clock.nowMs() + (world.options.refundDelayS * 1000) / world.options.timeScale;
  world.store.save({ kind: 'refund', value: refund });
  finishLater(world, refund);
}

function finishRefund(world: World, refund: Refund): void {
  const trade = world.store.trades.get(keyOf(refund.spMchid, refund.outTradeNo));
  if (!trade || refund.status !== 'PROCESSING') return;
  const subjects = [refund.outRefundNo, refund.outTradeNo];
  refund.status = strike(world, subjects, { name: 'refund-abnormal' })
    ? 'ABNORMAL'
    : strike(world, subjects, { name: 'refund-closed' })
      ? 'CLOSED'
      : 'SUCCESS';
  if (refund.status === 'SUCCESS') refund.successMs = world.clock.nowMs();
  world.store.save({ kind: 'refund', value: refund });
  // Without a notify_url the real platform would call the portal's address, which this merchant left empty.
  if (refund.notifyUrl === undefined) return;
  notify(world, { eventType: `REFUND.${refund.status}`, trade, refund, url: refund.notifyUrl });
}
