import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, Middleware } from 'koa';
import { rawBody } from '../../world/rawBody';
import { textAt, valueAt } from '../../world/valueAt';
import { loseAnswer } from '../../world/loseAnswer';
import { received, type LoggedRequest } from '../../world/requestLog';
import type { Alipay, App } from '../alipay';
import { fenOf } from '../price';
import type { ScenarioName } from '../scenario/scenarios';
import { contentOf, refusedContent, write, WRITING, type Writing } from './answer';
import { appOf, checkRequest, merchantOf } from './authenticate';
import { cancel } from './cancel';
import { close } from './close';
import type { GatewayApi } from './gatewayApi';
import { GatewayError, refusal } from './gatewayError';
import { pay } from './pay';
import { precreate } from './precreate';
import { query } from './query';
import { queryRefund } from './queryRefund';
import { refund } from './refund';

const APIS = new Map([pay, precreate, query, cancel, close, refund, queryRefund].map((api) => [api.method, api]));

/** A call as far as it got before it was answered or refused. */
interface Call {
  fields: Record<string, string>;
  app?: App | undefined;
  api?: GatewayApi | undefined;
  /** Whose scenarios may strike it. */
  subjects: (string | undefined)[];
  logged: LoggedRequest;
}

/** Alipay's one door: https://openapi.alipay.com/gateway.do. */
export function gatewayEndpoint(alipay: Alipay): Middleware {
  return (ctx, next) => (ctx.path === '/gateway.do' ? enter(alipay, ctx) : next());
}

async function enter(alipay: Alipay, ctx: Context): Promise<void> {
  const call: Call = { fields: {}, subjects: [], logged: received(ctx, { api: '', body: await rawBody(ctx) }) };
  const content = await answerTo(alipay, ctx, call).catch((error: unknown) => {
    const refused = refusedContent(error);
    call.logged.code = refused.code;
    return refused;
  });
  alipay.log.add(call.logged);
  if (strikeCall(alipay, call, 'answer-lost')) return loseAnswer(ctx);
  call.logged.status = 200;
  const name = call.api ? `${call.api.method.replaceAll('.', '_')}_response` : 'error_response';
  write(alipay, ctx, { name, content, app: call.app, writing: writingOf(alipay, call) });
}

async function answerTo(alipay: Alipay, ctx: Context, call: Call): Promise<object> {
  call.fields = fieldsOf(ctx, call.logged.body);
  const { fields, logged } = call;
  call.api = APIS.get(fields['method'] ?? '');
  call.app = appOf(alipay, fields);
  if (!fields['method']) throw new GatewayError('40001', 'isv.missing-method', '缺少方法名参数');
  if (!call.api) throw new GatewayError('40002', 'isv.invalid-method', '不存在的方法名');
  Object.assign(logged, { api: call.api.method, spMchid: call.app.appId });
  checkRequest(alipay, call.app, fields);
  const merchant = merchantOf(call.app, fields['app_auth_token']);
  const content = parsed(fields['biz_content']);
  const subject = { outTradeNo: outTradeNoIn(alipay, content), outRefundNo: textAt(content, ['out_request_no']) };
  Object.assign(logged, subject);
  call.subjects = [subject.outRefundNo, subject.outTradeNo, call.app.appId];
  planFor(alipay, call.api, { content, ...subject });
  refuseOnPurpose(alipay, call);
  const answer = call.api.handle(alipay, { app: call.app, merchant, content, notifyUrl: fields['notify_url'] });
  await delayOnPurpose(alipay, call);
  if (strikeCall(alipay, call, 'unavailable-but-done')) throw unavailable();
  return contentOf(answer);
}

/** In the address or in the body; the same name twice is an attack. */
function fieldsOf(ctx: Context, body: string): Record<string, string> {
  const pairs = [...new URLSearchParams(ctx.querystring), ...new URLSearchParams(body)];
  const fields = Object.fromEntries(pairs);
  if (Object.keys(fields).length === pairs.length) return fields;
  throw new GatewayError('40002', 'isv.suspected-attack', '可疑的攻击请求');
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    throw new GatewayError('40002', 'isv.illegal-json', 'JSON参数非法');
  }
}

function outTradeNoIn({ books }: Alipay, content: unknown): string | undefined {
  const tradeNo = textAt(content, ['trade_no']);
  return (
    textAt(content, ['out_trade_no']) ?? (tradeNo === undefined ? undefined : books.tradeOfNo.get(tradeNo)?.outTradeNo)
  );
}

function planFor(
  alipay: Alipay,
  { api }: GatewayApi,
  given: { content: unknown; outTradeNo: string | undefined; outRefundNo: string | undefined },
): void {
  const totalFen = fenOf(valueAt(given.content, ['total_amount']));
  const refundFen = fenOf(valueAt(given.content, ['refund_amount']));
  if ((api === 'pay' || api === 'precreate') && given.outTradeNo !== undefined && totalFen !== undefined) {
    alipay.plans.fix(given.outTradeNo, { kind: 'trade', fen: totalFen });
  }
  if (api === 'refund' && given.outRefundNo !== undefined && refundFen !== undefined) {
    alipay.plans.fix(given.outRefundNo, { kind: 'refund', fen: refundFen });
  }
}

function refuseOnPurpose(alipay: Alipay, call: Call): void {
  if (strikeCall(alipay, call, 'system-error')) throw refusal('SYSTEM_ERROR', '系统错误');
  if (strikeCall(alipay, call, 'unavailable')) throw unavailable();
  if (strikeCall(alipay, call, 'too-many-requests')) {
    throw new GatewayError('40005', 'isv.method-call-limited', '接口调用频次超限');
  }
}

async function delayOnPurpose(alipay: Alipay, call: Call): Promise<void> {
  const slow = strikeCall(alipay, call, 'answer-slow');
  if (slow) await sleep(slow.ms);
}

function writingOf(alipay: Alipay, call: Call): Writing {
  return Object.fromEntries(WRITING.map((name) => [name, strikeCall(alipay, call, name)]));
}

function strikeCall(alipay: Alipay, { api, subjects }: Call, name: ScenarioName) {
  return api && alipay.plans.strike(subjects, { name, api: api.api });
}

function unavailable(): GatewayError {
  return new GatewayError('20000', 'isp.unknow-error', '服务暂不可用');
}
