import type { Merchant, PaymentNo, PaymentReport } from '../channel';
import { callWechatPay, type Line } from './callWechatPay';
import { declined, type Refusal } from './errors';

/** Asks how a trade stands. */
export type AskTrade = () => Promise<PaymentReport>;

/** Source: WeChat Pay APIv3, `POST /v3/pay/partner/transactions/out-trade-no/{out_trade_no}/close`; re-entrant. */
export async function close(
  line: Line,
  { merchant, paymentNo }: { readonly merchant: Merchant; readonly paymentNo: PaymentNo },
  askTrade: AskTrade,
): Promise<void> {
  const { refusal } = await callWechatPay(line, {
    method: 'POST',
    path: `/v3/pay/partner/transactions/out-trade-no/${encodeURIComponent(paymentNo)}/close`,
    body: { sp_mchid: line.settings.spMchid, sub_mchid: merchant.accountNo },
  });
  if (!refusal || refusal.code === 'ORDER_CLOSED') return;
  if (!OPEN_CODES.has(refusal.code)) throw declined(refusal);
  await settle(refusal, askTrade);
}

/** V2 may know what v3 never heard of; and a payment by code is refused whatever its state: it can only be reversed. */
const OPEN_CODES = new Set(['ORDER_NOT_EXIST', 'INVALID_REQUEST', 'TRADE_ERROR']);

async function settle(refusal: Refusal, askTrade: AskTrade): Promise<void> {
  const { state } = await askTrade();
  if (state === 'succeeded') throw declined({ ...refusal, code: 'ORDER_PAID' });
  if (state === 'pending') throw declined(refusal);
}
