import type { RefundReport, RefundRequest } from '../channel';
import { callWechatPay, type Line } from './callWechatPay';
import { declined } from './errors';
import { readRefundAnswer } from './refundAnswer';

/**
 * Source: WeChat Pay APIv3, `POST /v3/refund/domestic/refunds`. Accepted is not refunded: look at the state.
 * `notify_url` is always sent: without it WeChat Pay calls back in its old XML format.
 */
export async function refund(line: Line, request: RefundRequest): Promise<RefundReport> {
  const answer = await callWechatPay(line, {
    method: 'POST',
    path: '/v3/refund/domestic/refunds',
    body: {
      sub_mchid: request.merchant.accountNo,
      out_trade_no: request.paymentNo,
      out_refund_no: request.refundNo,
      reason: request.reason,
      notify_url: line.settings.notifyUrls.refund,
      amount: { refund: request.refundFen, total: request.paidFen, currency: 'CNY' },
    },
  });
  if (answer.refusal) throw declined(answer.refusal);
  return readRefundAnswer(answer.body, request.refundNo);
}
