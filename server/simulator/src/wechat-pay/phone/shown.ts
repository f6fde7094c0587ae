import type { Trade } from '../store/records';
import type { WechatPay } from '../wechatPay';
import type { Waiting } from './pages';

const WORDS = {
  NOTPAY: '未支付',
  SUCCESS: '支付成功',
  REFUND: '有退款',
  CLOSED: '已关闭',
  USERPAYING: '待输密码',
  PAYERROR: '支付失败',
  REVOKED: '已撤销',
} as const;

/** The trade as the wallet shows it. */
export function shown({ merchants }: WechatPay, trade: Trade): Waiting {
  const subs = merchants.get(trade.spMchid)?.subMerchants ?? [];
  const { spMchid, description, outTradeNo, totalFen, refusals } = trade;
  return {
    spMchid,
    description,
    outTradeNo,
    totalFen,
    refusals,
    merchantName: subs.find(({ subMchid }) => subMchid === trade.subMchid)?.name ?? trade.subMchid,
    atMs: trade.successMs ?? trade.createdMs,
    state: WORDS[trade.state],
    needsPassword: trade.tradeType === 'MICROPAY',
  };
}
