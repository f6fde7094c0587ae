import type { Merchant, PaymentNo } from '../../channel';
import { declined, isUnsure, unanswered } from '../errors';
import { callV2, type V2Line } from './callV2';

/** Source: WeChat Pay V2, `POST /secapi/pay/reverse`: within seven days; `recall` tells whether to say it again. */
export async function reverseV2(line: V2Line, merchant: Merchant, paymentNo: PaymentNo): Promise<'reversed' | 'again'> {
  const { fields, refusal } = await callV2(line, {
    path: '/secapi/pay/reverse',
    merchant,
    fields: { out_trade_no: paymentNo },
  });
  if (fields['recall'] === 'Y' || refusal?.code === 'USERPAYING') return 'again';
  // The code it was to be collected from is dead within a minute.
  if (!refusal || refusal.code === 'ORDER_NOT_EXIST') return 'reversed';
  throw isUnsure(refusal) ? unanswered(refusal) : declined(refusal);
}
