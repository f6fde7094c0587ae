import type { RefundReport, RefundRequest } from '../../channel';
import { declined, isUnsure, readShape, unanswered, unknownOutcome } from '../errors';
import { Refund, reportRefund } from '../refundAnswer';
import { callV2, type V2Line } from './callV2';
import { wholeFen } from './readTrade';

/** Source: WeChat Pay V2, `POST /secapi/pay/refund`. Accepted is not refunded: asking tells. */
export async function refundV2(line: V2Line, request: RefundRequest): Promise<RefundReport> {
  const { fields, refusal } = await callV2(line, {
    path: '/secapi/pay/refund',
    merchant: request.merchant,
    fields: {
      out_trade_no: request.paymentNo,
      out_refund_no: request.refundNo,
      total_fee: String(request.paidFen),
      refund_fee: String(request.refundFen),
      refund_desc: request.reason,
      notify_url: line.settings.notifyUrls.refund,
    },
  });
  if (refusal) throw isUnsure(refusal) ? unanswered(refusal) : declined(refusal);
  const refund = readShape(Refund, { ...fields, amount: { refund: wholeFen(fields['refund_fee']) } });
  if (refund.out_refund_no !== request.refundNo) throw unknownOutcome('OTHER_REFUND', 'answered for another refund');
  return reportRefund(refund, 'PROCESSING');
}
