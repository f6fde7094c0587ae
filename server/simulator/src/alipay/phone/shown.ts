import type { Alipay } from '../alipay';
import type { Trade } from '../store/records';
import type { Waiting } from './pages';

const WORDS = {
  UNSCANNED: '未付款',
  VOID: '已关闭',
  WAIT_BUYER_PAY: '等待付款',
  TRADE_SUCCESS: '支付成功',
  TRADE_FINISHED: '交易结束',
  TRADE_CLOSED: '已关闭',
} as const;

/** The trade as the wallet shows it. */
export function shown({ apps }: Alipay, trade: Trade): Waiting {
  const merchants = apps.get(trade.appId)?.merchants ?? [];
  const { tradeNo = '', subject, outTradeNo, totalFen, refusals } = trade;
  return {
    tradeNo,
    description: subject,
    outTradeNo,
    totalFen,
    refusals,
    merchantName: merchants.find(({ pid }) => pid === trade.pid)?.name ?? trade.pid,
    atMs: trade.paidMs ?? trade.createdMs,
    state: wordOf(trade),
  };
}

function wordOf({ refunds, cancelled, status }: Trade): string {
  return refunds.length > 0 || cancelled === 'refund' ? '有退款' : WORDS[status];
}
