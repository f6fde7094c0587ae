import type { Context, Middleware } from 'koa';
import { delayOnPurpose, loseOnPurpose, refuseOnPurpose, signatureFault, type OnPurpose } from '../http/onPurpose';
import { rawBody } from '../http/rawBody';
import { WechatError } from '../http/wechatError';
import type { LoggedRequest } from '../requestLog';
import type { World } from '../world';
import { believe, hasCertificate } from './believe';
import { micropay } from './micropay';
import { orderQuery } from './orderQuery';
import { refundV2 } from './refund';
import { refundQuery } from './refundQuery';
import { reverseV2 } from './reverse';
import { signFields } from './signFields';
import type { V2Api, V2Request } from './v2Api';
import { v2CodeOf, V2Rejection } from './v2Error';
import { writeXml, type Fields } from './xml';

const APIS: readonly V2Api[] = [micropay, orderQuery, reverseV2, refundV2, refundQuery];

/** WeChat Pay's old door: XML, signed with a key both sides know. */
export function v2Endpoint(world: World): Middleware {
  return (ctx, next) => {
    const api = APIS.find(({ path }) => path === ctx.path);
    return api ? enter(world, ctx, api) : next();
  };
}

async function enter(world: World, ctx: Context, api: V2Api): Promise<void> {
  const logged: LoggedRequest = {
    atMs: Date.now(),
    api: api.api,
    method: ctx.method,
    url: ctx.url,
    body: '',
    status: 0,
  };
  if (api.certificate && !hasCertificate(ctx.req)) {
    ctx.status = 400;
    ctx.body = '<html><head><title>400 No required SSL certificate was sent</title></head></html>';
    return;
  }
  try {
    await answer(world, ctx, { api, logged });
  } catch (error) {
    if (!(error instanceof V2Rejection)) throw error;
    logged.code = 'FAIL';
    send(ctx, { return_code: 'FAIL', return_msg: error.message });
  }
  logged.status = ctx.respond === false ? 0 : ctx.status;
  world.log.add(logged);
}

async function answer(world: World, ctx: Context, given: { api: V2Api; logged: LoggedRequest }): Promise<void> {
  const { api, logged } = given;
  logged.body = await rawBody(ctx.req);
  const { request, key, signType } = believe(world, ctx.req, { api, body: logged.body });
  const subject = api.about(world, request);
  const { spMchid } = request.merchant;
  Object.assign(logged, subject, { spMchid });
  const call: OnPurpose = { api: api.api, subjects: [subject.outRefundNo, subject.outTradeNo, spMchid] };
  const result = handled(world, { api, request, call, logged });
  await delayOnPurpose(world, call);
  if (loseOnPurpose(world, ctx, call)) return;
  const fields = { ...heading(world, request), ...result };
  const sign = signFields(fields, signatureFault(world, call) ? 'another key' : key, signType);
  send(ctx, { ...fields, sign });
}

interface Work {
  api: V2Api;
  request: V2Request;
  call: OnPurpose;
  logged: LoggedRequest;
}

function handled(world: World, { api, request, call, logged }: Work): Fields {
  try {
    refuseOnPurpose(world, call);
    return { result_code: 'SUCCESS', ...present(api.handle(world, request)) };
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    logged.code = v2CodeOf(error);
    return {
      result_code: 'FAIL',
      err_code: logged.code,
      err_code_des: error.message,
      ...api.refusal?.(error),
    };
  }
}

function heading(world: World, { fields }: V2Request): Fields {
  return present({
    return_code: 'SUCCESS',
    return_msg: 'OK',
    appid: fields['appid'],
    mch_id: fields['mch_id'],
    sub_appid: fields['sub_appid'],
    sub_mch_id: fields['sub_mch_id'],
    nonce_str: world.ids.letters(`answer|${world.count()}`, 16),
  });
}

function present(fields: Record<string, string | undefined>): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function send(ctx: Context, fields: Fields): void {
  ctx.status = 200;
  ctx.type = 'text/plain; charset=utf-8';
  ctx.body = writeXml(fields);
}
