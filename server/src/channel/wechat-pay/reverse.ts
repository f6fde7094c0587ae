import { z } from 'zod';
import { ChannelError, type Merchant, type PaymentNo } from '../channel';
import { callWechatPay, type Line } from './callWechatPay';
import { declined, parseAnswer, unknownOutcome } from './errors';
import { PaymentNumber } from './transaction';

const ReverseAnswer = z.object({ out_trade_no: PaymentNumber });

/** Source: WeChat Pay APIv3, `POST /v3/pay/partner/transactions/out-trade-no/{out_trade_no}/reverse`; re-entrant. */
export async function reverse(line: Line, merchant: Merchant, paymentNo: PaymentNo): Promise<'reversed' | 'again'> {
  const answer = await callWechatPay(line, {
    method: 'POST',
    path: `/v3/pay/partner/transactions/out-trade-no/${encodeURIComponent(paymentNo)}/reverse`,
    body: { sp_mchid: line.settings.spMchid, sub_mchid: merchant.accountNo },
  }).catch(busy);
  if (answer === 'again') return 'again';
  // The code it was to be collected from is dead within a minute.
  if (answer.refusal?.code === 'ORDER_NOT_EXIST') return 'reversed';
  if (answer.refusal) throw declined(answer.refusal);
  const { out_trade_no } = parseAnswer(ReverseAnswer, answer.body);
  if (out_trade_no !== paymentNo) throw unknownOutcome('OTHER_TRADE', 'answered for another trade');
  return 'reversed';
}

/** The payer is just typing the password. */
function busy(error: unknown): 'again' {
  if (error instanceof ChannelError && error.code === 'USERPAYING') return 'again';
  throw error;
}
