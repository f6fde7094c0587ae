import type { CodePayRequest, PaymentReport } from '../channel';
import { callWechatPay, type Line } from './callWechatPay';
import { notCollected } from './codeRefusal';
import { readTransaction } from './query';
import { toDeviceId, tradeBody } from './tradeBody';

/**
 * Source: WeChat Pay APIv3, `POST /v3/pay/partner/transactions/codepay`: the answer is the whole trade, USERPAYING
 * while the payer types a password. Nothing calls back: asking tells.
 */
export async function codePay(line: Line, request: CodePayRequest): Promise<PaymentReport> {
  const { settings } = line;
  const answer = await callWechatPay(line, {
    method: 'POST',
    path: '/v3/pay/partner/transactions/codepay',
    body: {
      ...tradeBody(settings, request),
      ...(settings.appId && { sp_appid: settings.appId }),
      payer: { auth_code: request.authCode },
      scene_info: { device_id: toDeviceId(request.tillId), store_info: { out_id: request.stationCode } },
    },
  });
  if (answer.refusal) throw notCollected(answer.refusal);
  return readTransaction(line, request, answer.body);
}
