import type { Merchant, PaymentNo, PaymentReport } from '../../channel';
import { unanswered, unknownOutcome } from '../errors';
import { callV2, type V2Line } from './callV2';
import { readTrade } from './readTrade';

/** Source: WeChat Pay V2, `POST /pay/orderquery`. */
export async function queryV2(line: V2Line, merchant: Merchant, paymentNo: PaymentNo): Promise<PaymentReport> {
  const { fields, refusal } = await callV2(line, {
    path: '/pay/orderquery',
    merchant,
    fields: { out_trade_no: paymentNo },
  });
  if (refusal?.code === 'ORDER_NOT_EXIST') return { state: 'missing', paymentNo };
  if (refusal) throw unanswered(refusal);
  if (!fields['trade_state']) throw unknownOutcome('MALFORMED', 'a trade without a state');
  return readTrade(line, { merchant, paymentNo }, fields);
}
