import type { Context, Middleware } from 'koa';
import { delayOnPurpose, loseOnPurpose, refuseOnPurpose, signatureFault, type OnPurpose } from '../http/onPurpose';
import { rawBody } from '../../world/rawBody';
import { WechatError } from '../http/wechatError';
import { received, type LoggedRequest } from '../../world/requestLog';
import type { WechatPay } from '../wechatPay';
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
export function v2Endpoint(wechat: WechatPay): Middleware {
  return (ctx, next) => {
    const api = APIS.find(({ path }) => path === ctx.path);
    return api ? enter(wechat, ctx, api) : next();
  };
}

async function enter(wechat: WechatPay, ctx: Context, api: V2Api): Promise<void> {
  if (api.certificate && !hasCertificate(ctx.req)) {
    ctx.status = 400;
    ctx.body = '<html><head><title>400 No required SSL certificate was sent</title></head></html>';
    return;
  }
  const logged = received(ctx, { api: api.api, body: await rawBody(ctx) });
  try {
    await answer(wechat, ctx, { api, logged });
  } catch (error) {
    if (!(error instanceof V2Rejection)) throw error;
    logged.code = 'FAIL';
    send(ctx, { return_code: 'FAIL', return_msg: error.message });
  }
  logged.status = ctx.respond === false ? 0 : ctx.status;
  wechat.log.add(logged);
}

async function answer(wechat: WechatPay, ctx: Context, given: { api: V2Api; logged: LoggedRequest }): Promise<void> {
  const { api, logged } = given;
  const { request, key, signType } = believe(wechat, ctx.req, { api, body: logged.body });
  const subject = api.about(wechat, request);
  const { spMchid } = request.merchant;
  Object.assign(logged, subject, { spMchid });
  const call: OnPurpose = { api: api.api, subjects: [subject.outRefundNo, subject.outTradeNo, spMchid] };
  const result = handled(wechat, { api, request, call, logged });
  await delayOnPurpose(wechat, call);
  if (loseOnPurpose(wechat, ctx, call)) return;
  const fields = { ...heading(wechat, request), ...result };
  const sign = signFields(fields, signatureFault(wechat, call) ? 'another key' : key, signType);
  send(ctx, { ...fields, sign });
}

interface Work {
  api: V2Api;
  request: V2Request;
  call: OnPurpose;
  logged: LoggedRequest;
}

function handled(wechat: WechatPay, { api, request, call, logged }: Work): Fields {
  try {
    refuseOnPurpose(wechat, call);
    return { result_code: 'SUCCESS', ...present(api.handle(wechat, request)) };
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

function heading(wechat: WechatPay, { fields }: V2Request): Fields {
  return present({
    return_code: 'SUCCESS',
    return_msg: 'OK',
    appid: fields['appid'],
    mch_id: fields['mch_id'],
    sub_appid: fields['sub_appid'],
    sub_mch_id: fields['sub_mch_id'],
    nonce_str: wechat.ids.letters(`answer|${wechat.count()}`, 16),
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
