import type { Alipay } from '../alipay';
import { notify } from '../notice/notify';
import type { Trade } from '../store/records';
import { refreshed } from './tradeState';

export type Confirmation = 'paid' | 'already-paid' | 'closed' | 'refused';

/** The payer confirms in the wallet. `evenClosed` is the race in which the payer was quicker than a close already answered. */
export function confirmTrade(alipay: Alipay, trade: Trade, how: { evenClosed: boolean }): Confirmation {
  const { status } = refreshed(alipay, trade);
  if (trade.paidMs !== undefined) return 'already-paid';
  if (trade.tradeNo === undefined) return 'closed';
  // A cancellation is final: whoever was quicker than that got the money back.
  if (trade.cancelled !== undefined) return 'closed';
  if (status !== 'WAIT_BUYER_PAY' && !how.evenClosed) return 'closed';
  if (alipay.plans.strike([trade.outTradeNo], { name: 'payer-refuses' })) return refuseTrade(alipay, trade);
  trade.status = 'TRADE_SUCCESS';
  trade.paidMs = alipay.clock.nowMs();
  delete trade.closedMs;
  alipay.books.save({ kind: 'trade', value: trade });
  notify(alipay, trade);
  return 'paid';
}

/** Not enough money: the trade goes on waiting, as in the real wallet. */
export function refuseTrade(alipay: Alipay, trade: Trade): 'refused' {
  trade.refusals += 1;
  alipay.books.save({ kind: 'trade', value: trade });
  return 'refused';
}
