import { rfc3339 } from '../../world/clock';
import type { Refund, Trade } from '../store/records';

const ACCOUNT = '支付用户零钱';

/** The refund as the API answers it. Source: WeChat Pay APIv3, refund. */
export function refundView(trade: Trade, refund: Refund): Record<string, unknown> {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: trade.transactionId,
    out_trade_no: refund.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: ACCOUNT,
    ...(refund.successMs !== undefined && { success_time: rfc3339(refund.successMs) }),
    create_time: rfc3339(refund.createdMs),
    status: refund.status,
    funds_account: refund.fundsAccount,
    amount: {
      total: trade.totalFen,
      refund: refund.refundFen,
      from: [],
      payer_total: trade.totalFen,
      payer_refund: refund.refundFen,
      settlement_refund: refund.refundFen,
      settlement_total: trade.totalFen,
      discount_refund: 0,
      currency: 'CNY',
    },
    promotion_detail: [],
  };
}

/** The refund as a callback tells it: the state has another name there. */
export function refundNotice(trade: Trade, refund: Refund): Record<string, unknown> {
  return {
    sp_mchid: refund.spMchid,
    sub_mchid: refund.subMchid,
    out_trade_no: refund.outTradeNo,
    transaction_id: trade.transactionId,
    out_refund_no: refund.outRefundNo,
    refund_id: refund.refundId,
    refund_status: refund.status,
    ...(refund.successMs !== undefined && { success_time: rfc3339(refund.successMs) }),
    user_received_account: ACCOUNT,
    amount: {
      total: trade.totalFen,
      refund: refund.refundFen,
      payer_total: trade.totalFen,
      payer_refund: refund.refundFen,
    },
  };
}
