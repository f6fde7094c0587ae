import type { Alipay } from '../alipay';
import { keyOf } from '../store/books';
import type { Trade } from '../store/records';

/** The merchant's trade by either number, Alipay's own first; what nobody scanned yet included. */
export function findTrade(
  { books }: Alipay,
  pid: string,
  numbers: { out_trade_no?: string | undefined; trade_no?: string | undefined },
): Trade | undefined {
  const { trade_no: tradeNo, out_trade_no: outTradeNo } = numbers;
  if (tradeNo === undefined || tradeNo === '') return books.trades.get(keyOf(pid, outTradeNo ?? ''));
  const trade = books.tradeOfNo.get(tradeNo);
  return trade?.pid === pid ? trade : undefined;
}
