import type { Context } from 'koa';
import { sign } from '../keys/cryptography';
import { signingKeyOf } from '../keys/signingKeyOf';
import type { Merchant, WechatPay } from '../wechatPay';
import type { V3Answer } from './v3Api';
import { WechatError } from './wechatError';

/** A 2xx answer carries the platform's signature over the bytes of its body. */
export function answerSigned(
  wechat: WechatPay,
  ctx: Context,
  given: { result: V3Answer; merchant: Merchant; fault: 'bad' | 'signtest' | undefined },
): void {
  const { result, merchant, fault } = given;
  const body = result.body === undefined ? '' : JSON.stringify(result.body);
  const key = signingKeyOf(merchant, ctx.get('Wechatpay-Serial'));
  const timestamp = String(Math.floor(wechat.clock.wireNowMs() / 1000));
  const nonce = wechat.ids.letters(`answer|${wechat.count()}`, 32);
  const signature = sign(key.privateKey, [timestamp, nonce, fault === 'bad' ? `${body} ` : body]);
  ctx.set({
    'Request-ID': requestId(wechat, 0),
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': key.serial,
    'Wechatpay-Signature': fault === 'signtest' ? `WECHATPAY/SIGNTEST/${signature}` : signature,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  });
  ctx.body = body === '' ? null : body;
  ctx.status = result.status;
  if (body !== '') ctx.set('Content-Type', 'application/json; charset=utf-8');
}

/** A refusal is not signed. Tells its code, for the log of requests. */
export function answerError(wechat: WechatPay, ctx: Context, error: unknown): string {
  if (!(error instanceof WechatError)) console.error('simulator: a bug of the simulator', error);
  const known = error instanceof WechatError ? error : new WechatError(500, 'SYSTEM_ERROR', '系统错误');
  ctx.set('Request-ID', requestId(wechat, known.status));
  ctx.body = JSON.stringify({
    code: known.code,
    ...(known.detail && { detail: known.detail }),
    message: known.message,
  });
  ctx.status = known.status;
  ctx.set('Content-Type', 'application/json; charset=utf-8');
  return known.code;
}

/** Source: WeChat Pay APIv3, `{id}-{code}`. */
function requestId(wechat: WechatPay, code: number): string {
  return `08${wechat.ids.digits(`request|${wechat.count()}`, 28)}-${code}`;
}
