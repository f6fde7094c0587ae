import { z } from 'zod';
import type { PayRequest, QrRequest } from '../channel';
import { callWechatPay, type Line } from './callWechatPay';
import { declined, parseAnswer, unanswered } from './errors';
import { toShanghaiTime, tradeBody } from './tradeBody';

const PrepayAnswer = z.object({ prepay_id: z.string().min(1) });
const NativeAnswer = z.object({ code_url: z.string().min(1) });

/** These say that the number is alive from an earlier attempt, which may have been paid: asking tells. */
const ALIVE_CODES = new Set(['OUT_TRADE_NO_USED', 'ORDER_PAID']);

/**
 * Source: WeChat Pay APIv3, `POST /v3/pay/partner/transactions/jsapi` (official account and mini-program).
 * The same request again brings a fresh prepay id for the same trade; a changed one is refused.
 */
export async function prepay(line: Line, request: PayRequest): Promise<{ readonly prepayId: string }> {
  const { appId, openId } = request.payer;
  const answer = await openTrade(line, request, { by: 'jsapi', sp_appid: appId, payer: { sp_openid: openId } });
  return { prepayId: parseAnswer(PrepayAnswer, answer).prepay_id };
}

/**
 * Source: WeChat Pay APIv3, `POST /v3/pay/partner/transactions/native`. Whoever scans the code pays.
 * The same request again brings a fresh code, and the old one is dead.
 */
export async function createQr(line: Line, appId: string, request: QrRequest): Promise<{ readonly codeUrl: string }> {
  const answer = await openTrade(line, request, { by: 'native', sp_appid: appId });
  return { codeUrl: parseAnswer(NativeAnswer, answer).code_url };
}

async function openTrade(
  line: Line,
  request: PayRequest | QrRequest,
  { by, ...payer }: { readonly by: 'jsapi' | 'native'; readonly sp_appid: string; readonly payer?: object },
): Promise<string> {
  const answer = await callWechatPay(line, {
    method: 'POST',
    path: `/v3/pay/partner/transactions/${by}`,
    body: {
      ...tradeBody(line.settings, request),
      ...payer,
      time_expire: toShanghaiTime(request.expiresAt),
      notify_url: line.settings.notifyUrls.payment,
    },
  });
  if (!answer.refusal) return answer.body;
  throw ALIVE_CODES.has(answer.refusal.code) ? unanswered(answer.refusal) : declined(answer.refusal);
}
