import { z } from 'zod';
import type { RefundReport, RefundRequest } from '../channel';
import { BeijingTime } from './beijingTime';
import { callAlipay } from './callAlipay';
import { declined, parseAnswer, unknownOutcome } from './errors';
import type { Line } from './openLine';
import { PaymentNumber } from './trade';
import { toYuan } from './yuan';

/** `refund_fee` is not read: it is the sum of all refunds of the trade, not this one. */
const RefundAnswer = z.object({
  out_trade_no: PaymentNumber,
  fund_change: z.enum(['Y', 'N']).optional(),
  gmt_refund_pay: BeijingTime.optional(),
});

/**
 * Source: Alipay OpenAPI, `alipay.trade.refund`. Only `fund_change` Y says that money went back; N is a repetition or
 * not done yet, which the question tells.
 */
export async function refund(line: Line, request: RefundRequest): Promise<RefundReport> {
  const { merchant, refundNo, paymentNo, refundFen } = request;
  const answer = await callAlipay(line, {
    method: 'alipay.trade.refund',
    merchant,
    content: {
      out_trade_no: paymentNo,
      out_request_no: refundNo,
      refund_amount: toYuan(refundFen),
      refund_reason: request.reason,
    },
  });
  if (answer.refusal) throw declined(answer.refusal);
  const given = parseAnswer(RefundAnswer, answer.content);
  if (given.out_trade_no !== paymentNo) throw unknownOutcome('OTHER_TRADE', 'answered for another trade');
  if (given.fund_change !== 'Y') return { refundNo, state: 'pending', refundFen };
  return { refundNo, state: 'succeeded', refundFen, ...(given.gmt_refund_pay && { refundedAt: given.gmt_refund_pay }) };
}
