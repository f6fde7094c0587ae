import type { Alipay } from '../alipay';
import { beijing } from '../../world/clock';
import type { Trade } from '../store/records';

/** From here on it is a trade: it has Alipay's number and somebody who pays. */
export function beginTrade(alipay: Alipay, trade: Trade, user: string): Trade {
  const { clock, ids } = alipay;
  const day = beijing(clock.nowMs()).slice(0, 10).replaceAll('-', '');
  trade.tradeNo = `${day}22001${ids.digits(`alipay-trade|${trade.pid}|${trade.outTradeNo}`, 15)}`;
  trade.user = user;
  trade.status = 'WAIT_BUYER_PAY';
  alipay.books.save({ kind: 'trade', value: trade });
  return trade;
}
