import type { Alipay } from '../alipay';
import { notify } from '../notice/notify';
import type { Refund, Trade } from '../store/records';
import { doneFen } from './tradeState';

/** Ends a refund when its time has come; also for those a restart found under way. */
export function finishLater(alipay: Alipay, trade: Trade, refund: Refund): void {
  const { clock, timers } = alipay;
  timers.after(Math.max(0, refund.dueMs - clock.nowMs()), () => finishRefund(alipay, trade, refund));
}

/** The money is back; a trade of which nothing is left is closed. */
export function finishRefund(alipay: Alipay, trade: Trade, refund: Refund): void {
  if (refund.state !== 'waiting') return;
  const nowMs = alipay.clock.nowMs();
  refund.state = 'done';
  refund.dueMs = nowMs;
  const sumFen = doneFen(trade);
  if (sumFen === trade.totalFen) {
    trade.status = 'TRADE_CLOSED';
    trade.closedMs = nowMs;
  }
  alipay.books.save({ kind: 'trade', value: trade });
  notify(alipay, trade, { requestNo: refund.requestNo, sumFen, atMs: nowMs });
}
