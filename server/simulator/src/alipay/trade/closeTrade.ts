import type { Alipay } from '../alipay';
import { notify } from '../notice/notify';
import type { Trade } from '../store/records';

/** What waits for its payer waits no longer; the merchant is told. */
export function closeTrade(alipay: Alipay, trade: Trade): void {
  trade.status = 'TRADE_CLOSED';
  trade.closedMs = alipay.clock.nowMs();
  alipay.books.save({ kind: 'trade', value: trade });
  notify(alipay, trade);
}
