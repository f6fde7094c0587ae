import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, Middleware } from 'koa';
import { certificates } from '../keys/certificates';
import { closeTrade } from '../pay/closeTrade';
import { prepay } from '../pay/prepay';
import { queryTradeById, queryTradeByOutTradeNo } from '../pay/queryTrade';
import { queryRefund } from '../refund/queryRefund';
import { requestRefund } from '../refund/requestRefund';
import type { LoggedRequest } from '../requestLog';
import { strike } from '../scenario/plans';
import type { Merchant, World } from '../world';
import { answerError, answerSigned } from './answer';
import { authenticate } from './authenticate';
import { rawBody } from './rawBody';
import type { V3Api, V3Request } from './v3Api';
import { WechatError } from './wechatError';

const APIS: readonly V3Api[] = [
  prepay,
  queryTradeByOutTradeNo,
  queryTradeById,
  closeTrade,
  requestRefund,
  queryRefund,
  certificates,
];

interface Call {
  api: V3Api;
  merchant: Merchant;
  request: V3Request;
  subjects: (string | undefined)[];
}

/** WeChat Pay's door: everything under /v3/. */
export function v3Endpoint(world: World): Middleware {
  return (ctx, next) => (ctx.path.startsWith('/v3/') ? enter(world, ctx) : next());
}

async function enter(world: World, ctx: Context): Promise<void> {
  const here = APIS.filter((api) => api.path.test(ctx.path));
  const api = here.find((one) => one.method === ctx.method);
  // Both with an empty body, as the real one answers.
  if (!api) return empty(ctx, here.length > 0 ? 405 : 404);
  const logged: LoggedRequest = {
    atMs: Date.now(),
    api: api.api,
    method: ctx.method,
    url: ctx.url,
    body: '',
    status: 0,
  };
  try {
    await answer(world, ctx, { api, logged });
  } catch (error) {
    logged.code = answerError(world, ctx, error);
  }
  logged.status = ctx.respond === false ? 0 : ctx.status;
  world.log.add(logged);
}

async function answer(world: World, ctx: Context, given: { api: V3Api; logged: LoggedRequest }): Promise<void> {
  const { api, logged } = given;
  const body = await rawBody(ctx.req);
  logged.body = body;
  const merchant = authenticate(world, ctx.req, body);
  const no = numberIn(api, ctx.path);
  const request: V3Request = {
    merchant,
    no,
    query: queryOf(ctx),
    body: api.method === 'POST' ? parsed(body) : undefined,
  };
  const subject = api.about(world, request, merchant.spMchid);
  Object.assign(logged, subject, { spMchid: merchant.spMchid });
  const call: Call = { api, merchant, request, subjects: [subject.outRefundNo, subject.outTradeNo, merchant.spMchid] };
  refuseOnPurpose(world, call);
  const result = api.handle(world, request);
  await delayOnPurpose(world, call);
  if (strike(world, call.subjects, { name: 'answer-lost', api: api.api })) return lose(ctx);
  answerSigned(world, ctx, { result, merchant, fault: signatureFault(world, call) });
}

function refuseOnPurpose(world: World, { api, subjects }: Call): void {
  if (strike(world, subjects, { name: 'system-error', api: api.api })) {
    throw new WechatError(500, 'SYSTEM_ERROR', '系统异常，请稍后重试');
  }
  if (strike(world, subjects, { name: 'too-many-requests', api: api.api })) {
    throw new WechatError(429, 'FREQUENCY_LIMITED', '频率超限，请稍后重试');
  }
}

async function delayOnPurpose(world: World, { api, subjects }: Call): Promise<void> {
  const slow = strike(world, subjects, { name: 'answer-slow', api: api.api });
  if (slow) await sleep(slow.ms);
}

function signatureFault(world: World, { api, subjects }: Call): 'bad' | 'signtest' | undefined {
  if (strike(world, subjects, { name: 'answer-bad-signature', api: api.api })) return 'bad';
  return strike(world, subjects, { name: 'answer-signtest', api: api.api }) ? 'signtest' : undefined;
}

/** It happened, and the caller never hears of it. */
function lose(ctx: Context): void {
  ctx.respond = false;
  ctx.req.socket.destroy();
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
