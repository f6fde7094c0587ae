import { z } from 'zod';
import type { Merchant, PaymentNo, RefundNo, RefundReport } from '../channel';
import { BeijingTime } from './beijingTime';
import { callAlipay } from './callAlipay';
import { parseAnswer, unanswered, unknownOutcome } from './errors';
import type { Line } from './openLine';
import { Yuan } from './yuan';

const RefundAnswer = z.object({
  out_request_no: z.string().optional(),
  refund_status: z.literal('REFUND_SUCCESS').optional(),
  refund_amount: Yuan.optional(),
  gmt_refund_pay: BeijingTime.optional(),
});

/**
 * Source: Alipay OpenAPI, `alipay.trade.fastpay.refund.query`. No status: it never came, or it failed; either way the
 * same number may be sent again.
 */
export async function queryRefund(
  line: Line,
  merchant: Merchant,
  { refundNo, paymentNo }: { readonly refundNo: RefundNo; readonly paymentNo: PaymentNo },
): Promise<RefundReport> {
  const answer = await callAlipay(line, {
    method: 'alipay.trade.fastpay.refund.query',
    merchant,
    content: { out_trade_no: paymentNo, out_request_no: refundNo, query_options: ['gmt_refund_pay'] },
  });
  if (answer.refusal) throw unanswered(answer.refusal);
  const refund = parseAnswer(RefundAnswer, answer.content);
  if (refund.refund_status === undefined) return { refundNo, state: 'missing' };
  if (refund.out_request_no !== refundNo) throw unknownOutcome('OTHER_REFUND', 'answered for another refund');
  return {
    refundNo,
    state: 'succeeded',
    ...(refund.refund_amount !== undefined && { refundFen: refund.refund_amount }),
    ...(refund.gmt_refund_pay && { refundedAt: refund.gmt_refund_pay }),
  };
}
