import type { Merchant, PaymentNo, PaymentReport } from '../channel';
import { BeijingTime } from './beijingTime';
import { callAlipay } from './callAlipay';
import { parseAnswer, unanswered, unknownOutcome } from './errors';
import type { Line } from './openLine';
import { reportTrade, Trade } from './trade';

const QueryAnswer = Trade.extend({ send_pay_date: BeijingTime.optional() });

/** Source: Alipay OpenAPI, `alipay.trade.query`. A code that was shown is missing until somebody scans it. */
export async function query(line: Line, merchant: Merchant, paymentNo: PaymentNo): Promise<PaymentReport> {
  const answer = await callAlipay(line, {
    method: 'alipay.trade.query',
    merchant,
    content: { out_trade_no: paymentNo },
  });
  if (answer.refusal?.code === 'TRADE_NOT_EXIST') return { state: 'missing', paymentNo };
  if (answer.refusal) throw unanswered(answer.refusal);
  const trade = parseAnswer(QueryAnswer, answer.content);
  // A genuine answer to another question proves nothing about this one.
  if (trade.out_trade_no !== paymentNo) throw unknownOutcome('OTHER_TRADE', 'answered for another trade');
  const report = reportTrade(trade, { merchant, paidAt: trade.send_pay_date });
  if (!report) throw unknownOutcome('MALFORMED', 'paid, but it does not say when');
  return report;
}
