import { z } from 'zod';
import type { Merchant, PaymentNo } from '../channel';
import { callAlipay } from './callAlipay';
import { declined, parseAnswer, unknownOutcome } from './errors';
import type { Line } from './openLine';
import { PaymentNumber } from './trade';

const CancelAnswer = z.object({ out_trade_no: PaymentNumber, retry_flag: z.enum(['Y', 'N']) });

/** Source: Alipay OpenAPI, `alipay.trade.cancel`: closes what is unpaid, gives back what was paid, within a day. */
export async function reverse(line: Line, merchant: Merchant, paymentNo: PaymentNo): Promise<'reversed' | 'again'> {
  const answer = await callAlipay(line, {
    method: 'alipay.trade.cancel',
    merchant,
    content: { out_trade_no: paymentNo },
  });
  // Until the station has money to give back.
  if (answer.refusal?.code === 'SELLER_BALANCE_NOT_ENOUGH') return 'again';
  if (answer.refusal) throw declined(answer.refusal);
  const cancelled = parseAnswer(CancelAnswer, answer.content);
  if (cancelled.out_trade_no !== paymentNo) throw unknownOutcome('OTHER_TRADE', 'answered for another trade');
  return cancelled.retry_flag === 'Y' ? 'again' : 'reversed';
}
