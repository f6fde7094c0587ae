import { relatedSub } from '../pay/relations';
import { refundTrade } from '../refund/requestRefund';
import type { V2Api } from './v2Api';
import { checkV2Fields, namedIn, refundFields } from './v2Fields';

export const refundV2: V2Api = {
  path: '/secapi/pay/refund',
  api: 'refund',
  certificate: true,
  about: (wechat, { fields }) => {
    const { out_refund_no: outRefundNo, refund_fee: refund } = fields;
    if (outRefundNo !== undefined && /^\d+$/.test(refund ?? '')) {
      wechat.plans.fix(outRefundNo, { kind: 'refund', fen: Number(refund) });
    }
    return { outTradeNo: fields['out_trade_no'], outRefundNo };
  },
  handle: (wechat, { merchant, fields: given }) => {
    const fields = checkV2Fields(refundFields, given);
    relatedSub(merchant, namedIn(fields));
    const { trade, refund } = refundTrade(wechat, merchant.spMchid, {
      api: 'v2',
      fields: {
        sub_mchid: fields.sub_mch_id,
        transaction_id: fields.transaction_id,
        out_trade_no: fields.out_trade_no,
        out_refund_no: fields.out_refund_no,
        notify_url: fields.notify_url,
        amount: { refund: fields.refund_fee, total: fields.total_fee, currency: 'CNY' },
      },
    });
    return {
      transaction_id: trade.transactionId,
      out_trade_no: trade.outTradeNo,
      out_refund_no: refund.outRefundNo,
      refund_id: refund.refundId,
      refund_channel: '',
      refund_fee: String(refund.refundFen),
      total_fee: String(trade.totalFen),
      cash_fee: String(trade.totalFen),
      cash_refund_fee: String(refund.refundFen),
    };
  },
};
