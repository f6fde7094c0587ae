import { z } from 'zod';
import type { QrRequest } from '../channel';
import { beijingTime } from './beijingTime';
import { callAlipay } from './callAlipay';
import { declined, parseAnswer, unanswered, unknownOutcome } from './errors';
import type { Line } from './openLine';
import { PaymentNumber } from './trade';
import { tradeContent } from './tradeContent';

const QrAnswer = z.object({ out_trade_no: PaymentNumber, qr_code: z.string().min(1) });

/** These say that the number has been used: by an attempt whose answer was lost, perhaps. */
const ALIVE_CODES = new Set(['TRADE_HAS_SUCCESS', 'CONTEXT_INCONSISTENT', 'APPLY_PC_MERCHANT_CODE_ERROR']);

/** Source: Alipay OpenAPI, `alipay.trade.precreate`. Once for a number; good for two hours at most. */
export async function createQr(line: Line, request: QrRequest): Promise<{ readonly codeUrl: string }> {
  const answer = await callAlipay(line, {
    method: 'alipay.trade.precreate',
    merchant: request.merchant,
    notifies: true,
    content: {
      ...tradeContent(line.settings, request),
      product_code: line.settings.qrProductCode,
      time_expire: beijingTime(request.expiresAt),
    },
  });
  if (answer.refusal)
    throw ALIVE_CODES.has(answer.refusal.code) ? unanswered(answer.refusal) : declined(answer.refusal);
  const { out_trade_no: paymentNo, qr_code: codeUrl } = parseAnswer(QrAnswer, answer.content);
  if (paymentNo !== request.paymentNo) throw unknownOutcome('OTHER_TRADE', 'answered for another trade');
  return { codeUrl };
}
