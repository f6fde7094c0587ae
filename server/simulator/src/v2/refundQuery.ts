import { WechatError } from '../http/wechatError';
import { rfc3339 } from '../clock';
import { subMerchantOf } from '../pay/relations';
import type { Refund } from '../store/records';
import { keyOf } from '../store/store';
import type { World } from '../world';
import type { V2Api } from './v2Api';
import { checkV2Fields, refundQueryFields } from './v2Fields';

/** One refund, or all of a trade: their fields are numbered from 0. */
export const refundQuery: V2Api = {
  path: '/pay/refundquery',
  api: 'query-refund',
  certificate: false,
  about: (world, { fields, merchant }) => {
    const outRefundNo = fields['out_refund_no'];
    const refund = world.store.refunds.get(keyOf(merchant.spMchid, outRefundNo ?? ''));
    return { outTradeNo: fields['out_trade_no'] ?? refund?.outTradeNo, outRefundNo };
  },
  handle: (world, { merchant, fields: given }) => {
    const fields = checkV2Fields(refundQueryFields, given);
    subMerchantOf(merchant, fields.sub_mch_id);
    const own = refundsOf(world, merchant.spMchid, fields).filter(({ subMchid }) => subMchid === fields.sub_mch_id);
    const trade = world.store.trades.get(keyOf(merchant.spMchid, own[0]?.outTradeNo ?? ''));
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

function refundsOf(
  world: World,
  spMchid: string,
  named: { out_refund_no?: string | undefined; refund_id?: string | undefined; out_trade_no?: string | undefined },
): Refund[] {
  const { out_refund_no: outRefundNo, refund_id: refundId, out_trade_no: outTradeNo } = named;
  if (outTradeNo !== undefined) return world.store.refundsOfTrade.get(keyOf(spMchid, outTradeNo)) ?? [];
  return [...world.store.refunds.values()].filter(
    (refund) => refund.spMchid === spMchid && (refund.outRefundNo === outRefundNo || refund.refundId === refundId),
  );
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
    ...(refund.successMs !== undefined && { [`refund_success_time_${at}`]: spacedTime(refund.successMs) }),
  };
}

/** Beijing time, `yyyy-MM-dd HH:mm:ss`. */
export function spacedTime(ms: number): string {
  return rfc3339(ms).slice(0, 19).replace('T', ' ');
}
