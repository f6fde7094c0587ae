import { deliver } from '../world/deliver';
import type { Alipay } from './alipay';
import { courierOf } from './notice/courier';
import { finishLater } from './trade/finishRefund';

/** What a stop interrupted goes on: refunds under way, and notifications nobody acknowledged. */
export function resumeAlipay(alipay: Alipay): void {
  const { books, timers } = alipay;
  for (const trade of books.trades.values()) {
    for (const refund of trade.refunds) if (refund.state === 'waiting') finishLater(alipay, trade, refund);
  }
  for (const notice of books.notices.values()) {
    if (notice.state === 'pending') timers.after(0, () => deliver(alipay, notice, courierOf(alipay)));
  }
}
