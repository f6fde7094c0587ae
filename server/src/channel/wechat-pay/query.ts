import type { Merchant, PaymentNo, PaymentReport } from '../channel';
import { callWechatPay, type Line } from './callWechatPay';
import { parseAnswer, unanswered, unknownOutcome } from './errors';
import { reportTransaction, Transaction } from './transaction';

/** Source: WeChat Pay APIv3, `GET /v3/pay/partner/transactions/out-trade-no/{out_trade_no}`. */
export async function query(line: Line, merchant: Merchant, paymentNo: PaymentNo): Promise<PaymentReport> {
  const { spMchid } = line.settings;
  const parties = new URLSearchParams({ sp_mchid: spMchid, sub_mchid: merchant.accountNo });
  const answer = await callWechatPay(line, {
    method: 'GET',
    path: `/v3/pay/partner/transactions/out-trade-no/${encodeURIComponent(paymentNo)}?${parties.toString()}`,
  });
  if (answer.refusal?.code === 'ORDER_NOT_EXIST') return { state: 'missing', paymentNo };
  if (answer.refusal) throw unanswered(answer.refusal);
  return readTransaction(line, { merchant, paymentNo }, answer.body);
}

/** @throws ChannelError 'unknown' when it is malformed or about another trade */
export function readTransaction(
  { settings: { spMchid } }: Line,
  { merchant, paymentNo }: { readonly merchant: Merchant; readonly paymentNo: PaymentNo },
  body: string,
): PaymentReport {
  const transaction = parseAnswer(Transaction, body);
  const isOurs = transaction.sp_mchid === spMchid && transaction.sub_mchid === merchant.accountNo;
  // A genuine answer to another question proves nothing about this one.
  if (!isOurs || transaction.out_trade_no !== paymentNo)
    throw unknownOutcome('OTHER_TRADE', 'answered for another trade');
  return reportTransaction(transaction);
}
