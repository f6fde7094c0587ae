import type { Context, Middleware } from 'koa';
import { certificates } from '../keys/certificates';
import { codePay } from '../code/codePay';
import { reverse } from '../code/reverse';
import { closeTrade } from '../pay/closeTrade';
import { nativePrepay, prepay } from '../pay/prepay';
import { queryTradeById, queryTradeByOutTradeNo } from '../pay/queryTrade';
import { applyAbnormalRefund } from '../refund/applyAbnormalRefund';
import { queryRefund } from '../refund/queryRefund';
import { requestRefund } from '../refund/requestRefund';
import { received, type LoggedRequest } from '../../world/requestLog';
import type { WechatPay } from '../wechatPay';
import { answerError, answerSigned } from './answer';
import { authenticate } from './authenticate';
import { delayOnPurpose, loseOnPurpose, refuseOnPurpose, signatureFault, type OnPurpose } from './onPurpose';
import { rawBody } from '../../world/rawBody';
import type { V3Api, V3Request } from './v3Api';
import { WechatError } from './wechatError';

const APIS: readonly V3Api[] = [
  prepay,
  nativePrepay,
  codePay,
  queryTradeByOutTradeNo,
  queryTradeById,
  closeTrade,
  reverse,
  requestRefund,
  queryRefund,
  applyAbnormalRefund,
  certificates,
];

/** WeChat Pay's door: everything under /v3/. */
export function v3Endpoint(wechat: WechatPay): Middleware {
  return (ctx, next) => (ctx.path.startsWith('/v3/') ? enter(wechat, ctx) : next());
}

async function enter(wechat: WechatPay, ctx: Context): Promise<void> {
  const here = APIS.filter((api) => api.path.test(ctx.path));
  const api = here.find((one) => one.method === ctx.method);
  // Both with an empty body, as the real one answers.
  if (!api) return empty(ctx, here.length > 0 ? 405 : 404);
  const logged = received(ctx, { api: api.api, body: await rawBody(ctx) });
  try {
    await answer(wechat, ctx, { api, logged });
  } catch (error) {
    logged.code = answerError(wechat, ctx, error);
  }
  logged.status = ctx.respond === false ? 0 : ctx.status;
  wechat.log.add(logged);
}

async function answer(wechat: WechatPay, ctx: Context, given: { api: V3Api; logged: LoggedRequest }): Promise<void> {
  const { api, logged } = given;
  const { body } = logged;
  const merchant = authenticate(wechat, ctx.req, body);
  const no = numberIn(api, ctx.path);
  const request: V3Request = {
    merchant,
    no,
    query: queryOf(ctx),
    body: api.method === 'POST' ? parsed(body) : undefined,
    platformSerial: ctx.get('Wechatpay-Serial'),
  };
  const subject = api.about(wechat, request, merchant.spMchid);
  Object.assign(logged, subject, { spMchid: merchant.spMchid });
  const call: OnPurpose = { api: api.api, subjects: [subject.outRefundNo, subject.outTradeNo, merchant.spMchid] };
  refuseOnPurpose(wechat, call);
  const result = api.handle(wechat, request);
  await delayOnPurpose(wechat, call);
  if (loseOnPurpose(wechat, ctx, call)) return;
  answerSigned(wechat, ctx, { result, merchant, fault: signatureFault(wechat, call) });
}

function empty(ctx: Context, status: number): void {
  ctx.body = '';
  ctx.status = status;
}

function numberIn(api: V3Api, path: string): string {
  const [, no = ''] = api.path.exec(path) ?? [];
  try {
    return decodeURIComponent(no);
  } catch {
    throw new WechatError(400, 'PARAM_ERROR', '无效的URL编码');
  }
}

/** A repeated query field is as illegal as an unknown one. */
function queryOf(ctx: Context): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(ctx.querystring)) {
    if (name in fields) throw new WechatError(400, 'PARAM_ERROR', '参数中含有非法的额外参数');
    fields[name] = value;
  }
  return fields;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new WechatError(400, 'PARAM_ERROR', '请求报文不是合法的JSON');
  }
}
