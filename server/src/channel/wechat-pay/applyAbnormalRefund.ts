import type { Merchant, RefundNo, RefundReport } from '../channel';
import { callWechatPay, type Line } from './callWechatPay';
import { declined } from './errors';
import { readRefundAnswer } from './refundAnswer';

/**
 * Source: WeChat Pay APIv3, `POST /v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund`. To the merchant's account: no
 * payer's card number passes through here.
 */
export async function applyAbnormalRefund(
  line: Line,
  merchant: Merchant,
  { refundNo, channelRefundNo }: { readonly refundNo: RefundNo; readonly channelRefundNo: string },
): Promise<RefundReport> {
  const answer = await callWechatPay(line, {
    method: 'POST',
    path: `/v3/refund/domestic/refunds/${encodeURIComponent(channelRefundNo)}/apply-abnormal-refund`,
    body: { sub_mchid: merchant.accountNo, out_refund_no: refundNo, type: 'MERCHANT_BANK_CARD' },
  });
  if (answer.refusal) throw declined(answer.refusal);
  return readRefundAnswer(answer.body, refundNo);
}
