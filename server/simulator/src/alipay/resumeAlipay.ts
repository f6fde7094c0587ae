import type { Alipay } from './alipay';
import { deliver } from './notice/deliver';
import { finishLater } from './trade/finishRefund';

/** What a stop interrupted goes on: refunds under way, and notifications nobody acknowledged. */
export function resumeAlipay(alipay: Alipay): void {
  for (const trade of alipay.books.trades.values()) {
    for (const refund of trade.refunds) if (refund.state === 'waiting') finishLater(alipay, trade, refund);
  }
  for (const notice of alipay.books.notices.values()) {
    if (notice.state === 'pending') alipay.world.timers.after(0, () => deliver(alipay, notice));
  }
}
