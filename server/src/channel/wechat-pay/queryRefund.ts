import type { Merchant, RefundNo, RefundReport } from '../channel';
import { callWechatPay, type Line } from './callWechatPay';
import { unanswered } from './errors';
import { readRefundAnswer } from './refundAnswer';

/** Source: WeChat Pay APIv3, `GET /v3/refund/domestic/refunds/{out_refund_no}`. */
export async function queryRefund(line: Line, merchant: Merchant, refundNo: RefundNo): Promise<RefundReport> {
  const parties = new URLSearchParams({ sub_mchid: merchant.accountNo });
  const answer = await callWechatPay(line, {
    method: 'GET',
    path: `/v3/refund/domestic/refunds/${encodeURIComponent(refundNo)}?${parties.toString()}`,
  });
  // It never accepted this number: the refund may be asked for (again).
  if (answer.refusal?.code === 'RESOURCE_NOT_EXISTS') return { refundNo, state: 'missing' };
  if (answer.refusal) throw unanswered(answer.refusal);
  return readRefundAnswer(answer.body, refundNo);
}
