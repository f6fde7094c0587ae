import type { Merchant, PaymentNo } from '../channel';
import { callWechatPay, type Line } from './callWechatPay';
import { declined } from './errors';

/** Closed already, or never there: no wallet holds anything that could still be paid. */
const DONE_CODES = new Set(['ORDER_CLOSED', 'ORDER_NOT_EXIST']);

/** Source: WeChat Pay APIv3, `POST /v3/pay/partner/transactions/out-trade-no/{out_trade_no}/close`; re-entrant. */
export async function close(line: Line, merchant: Merchant, paymentNo: PaymentNo): Promise<void> {
  const { refusal } = await callWechatPay(line, {
    method: 'POST',
    path: `/v3/pay/partner/transactions/out-trade-no/${encodeURIComponent(paymentNo)}/close`,
    body: { sp_mchid: line.settings.spMchid, sub_mchid: merchant.accountNo },
  });
  if (refusal && !DONE_CODES.has(refusal.code)) throw declined(refusal);
}
