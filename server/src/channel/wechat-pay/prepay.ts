import { z } from 'zod';
import type { PayRequest } from '../channel';
import { callWechatPay, type Line } from './callWechatPay';
import { declined, parseAnswer, unanswered } from './errors';

const PrepayAnswer = z.object({ prepay_id: z.string().min(1) });

/** These say that the number is alive from an earlier attempt, which may have been paid: asking tells. */
const ALIVE_CODES = new Set(['OUT_TRADE_NO_USED', 'ORDER_PAID']);

/**
 * Source: WeChat Pay APIv3, `POST /v3/pay/partner/transactions/jsapi` (official account and mini-program).
 * The same request again brings a fresh prepay id for the same trade; a changed one is refused.
 */
export async function prepay(line: Line, request: PayRequest): Promise<{ readonly prepayId: string }> {
  const { settings } = line;
  const answer = await callWechatPay(line, {
    method: 'POST',
    path: '/v3/pay/partner/transactions/jsapi',
    body: {
      sp_appid: request.payer.appId,
      sp_mchid: settings.spMchid,
      sub_mchid: request.merchant.accountNo,
      description: request.description,
      out_trade_no: request.paymentNo,
      time_expire: toShanghaiTime(request.expiresAt),
      attach: request.stationCode,
      notify_url: settings.notifyUrls.payment,
      amount: { total: request.amountFen, currency: 'CNY' },
      payer: { sp_openid: request.payer.openId },
    },
  });
  if (answer.refusal)
    throw ALIVE_CODES.has(answer.refusal.code) ? unanswered(answer.refusal) : declined(answer.refusal);
  return { prepayId: parseAnswer(PrepayAnswer, answer.body).prepay_id };
}

/** RFC 3339 with whole seconds. Shanghai has no summer time. */
function toShanghaiTime(instant: Date): string {
  const local = new Date(instant.getTime() + 8 * 3600_000);
  return `${local.toISOString().slice(0, 19)}+08:00`;
}
