import type { Alipay } from '../alipay';
import type { Trade } from '../store/records';
import { closeTrade } from './closeTrade';

const REFUNDABLE_MS = 365 * 86_400_000;

/** The trade as it stands now: time ends what nobody scanned or paid, and one day what can be given back. */
export function refreshed(alipay: Alipay, trade: Trade): Trade {
  const nowMs = alipay.clock.nowMs();
  const isOver = trade.expiresMs <= nowMs;
  if (trade.status === 'UNSCANNED' && isOver) change(alipay, trade, 'VOID');
  if (trade.status === 'WAIT_BUYER_PAY' && isOver) closeTrade(alipay, trade);
  if (trade.status === 'TRADE_SUCCESS' && nowMs - (trade.paidMs ?? nowMs) > REFUNDABLE_MS) {
    change(alipay, trade, 'TRADE_FINISHED');
  }
  return trade;
}

/** A trade there is only since somebody scanned; before that it "does not exist". */
export function exists(trade: Trade | undefined): trade is Trade {
  return trade !== undefined && trade.tradeNo !== undefined;
}

/** Waiting ones count: they will be done. */
export function givenBackFen({ refunds }: Trade): number {
  return refunds.reduce((sum, refund) => sum + (refund.state === 'lost' ? 0 : refund.fen), 0);
}

export function doneFen({ refunds }: Trade): number {
  return refunds.reduce((sum, refund) => sum + (refund.state === 'done' ? refund.fen : 0), 0);
}

function change(alipay: Alipay, trade: Trade, status: Trade['status']): void {
  trade.status = status;
  alipay.books.save({ kind: 'trade', value: trade });
}
