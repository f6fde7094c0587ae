import { WechatError } from '../http/wechatError';
import { beijing } from '../../world/clock';
import { relatedSub } from '../pay/relations';
import type { Refund } from '../store/records';
import { keyOf } from '../store/store';
import type { WechatPay } from '../wechatPay';
import type { V2Api } from './v2Api';
import { checkV2Fields, namedIn, refundQueryFields } from './v2Fields';

/** One refund, or all of a trade: their fields are numbered from 0. */
export const refundQuery: V2Api = {
  path: '/pay/refundquery',
  api: 'query-refund',
  certificate: false,
  about: (wechat, { fields, merchant }) => {
    const outRefundNo = fields['out_refund_no'];
    const refund = wechat.store.refunds.get(keyOf(merchant.spMchid, outRefundNo ?? ''));
    return { outTradeNo: fields['out_trade_no'] ?? refund?.outTradeNo, outRefundNo };
  },
  handle: (wechat, { merchant, fields: given }) => {
    const fields = checkV2Fields(refundQueryFields, given);
    relatedSub(merchant, namedIn(fields));
    const own = refundsOf(wechat, merchant.spMchid, fields).filter(({ subMchid }) => subMchid === fields.sub_mch_id);
    const trade = wechat.store.trades.get(keyOf(merchant.spMchid, own[0]?.outTradeNo ?? ''));
    if (!trade) throw new WechatError(404, 'REFUNDNOTEXIST', '退款订单查询失败');
    return {
      transaction_id: trade.transactionId,
      out_trade_no: trade.outTradeNo,
      total_fee: String(trade.totalFen),
      cash_fee: String(trade.totalFen),
      refund_count: String(own.length),
      ...Object.assign({}, ...own.map(numbered)),
    };
  },
};

/** Of several numbers the most exact counts: the refund's before the trade's, WeChat Pay's before the merchant's. */
function refundsOf(
  { store }: WechatPay,
  spMchid: string,
  named: Partial<Record<'refund_id' | 'out_refund_no' | 'transaction_id' | 'out_trade_no', string | undefined>>,
): Refund[] {
  const { refund_id: refundId, out_refund_no: outRefundNo, transaction_id: transactionId } = named;
  if (refundId !== undefined) {
    return [...store.refunds.values()].filter((one) => one.spMchid === spMchid && one.refundId === refundId);
  }
  if (outRefundNo !== undefined) {
    const refund = store.refunds.get(keyOf(spMchid, outRefundNo));
    return refund ? [refund] : [];
  }
  const outTradeNo =
    transactionId === undefined ? named.out_trade_no : store.tradeOfTransaction.get(transactionId)?.outTradeNo;
  return store.refundsOfTrade.get(keyOf(spMchid, outTradeNo ?? '')) ?? [];
}

/** V2's words for how a refund ended. */
export const V2_REFUND_STATES = {
  PROCESSING: 'PROCESSING',
  SUCCESS: 'SUCCESS',
  CLOSED: 'REFUNDCLOSE',
  ABNORMAL: 'CHANGE',
} as const;

function numbered(refund: Refund, at: number): Record<string, string | undefined> {
  return {
    [`out_refund_no_${at}`]: refund.outRefundNo,
    [`refund_id_${at}`]: refund.refundId,
    [`refund_channel_${at}`]: 'ORIGINAL',
    [`refund_fee_${at}`]: String(refund.refundFen),
    [`refund_status_${at}`]: V2_REFUND_STATES[refund.status],
    [`refund_recv_accout_${at}`]: '支付用户零钱',
    ...(refund.successMs !== undefined && { [`refund_success_time_${at}`]: beijing(refund.successMs) }),
  };
}
