import { Router } from '@koa/router';
import type { Context } from 'koa';
import { unionidOf } from '../../world/ids';
import { currentUser } from '../../phone/currentUser';
import type { WechatPay } from '../wechatPay';
import { appOf, issueCode, redeemCode, refusal } from './codes';

const TOKEN_LIFE_S = 7200;

/** Sign-in of mini-programs and official accounts. Errors are answered with HTTP 200, as the real one does. */
export function loginRoutes(wechat: WechatPay): Router {
  const router = new Router();

  router.get('/sns/jscode2session', (ctx) => {
    const missing = missingField(wechat, ctx, 'js_code');
    const session = missing ?? redeemCode(wechat, { ...asked(ctx), code: one(ctx, 'js_code'), kind: 'mini-program' });
    if ('errcode' in session) return text(ctx, session);
    const sessionKey = Buffer.from(wechat.ids.letters(`session|${wechat.count()}`, 16)).toString('base64');
    return text(ctx, { session_key: sessionKey, openid: session.openid, unionid: unionidOf(session.user) });
  });

  router.get('/sns/oauth2/access_token', (ctx) => {
    const missing = missingField(wechat, ctx, 'code');
    const session = missing ?? redeemCode(wechat, { ...asked(ctx), code: one(ctx, 'code'), kind: 'official-account' });
    if ('errcode' in session) return text(ctx, session);
    return text(ctx, {
      access_token: wechat.ids.letters(`access|${wechat.count()}`, 64),
      expires_in: TOKEN_LIFE_S,
      refresh_token: wechat.ids.letters(`refresh|${wechat.count()}`, 64),
      openid: session.openid,
      scope: 'snsapi_base',
      unionid: unionidOf(session.user),
    });
  });

  router.get('/connect/oauth2/authorize', (ctx) => authorize(wechat, ctx));
  return router;
}

/** snsapi_base asks nothing: the phone goes straight back with a code. */
function authorize(wechat: WechatPay, ctx: Context): void {
  const target = httpUrl(one(ctx, 'redirect_uri'));
  const appid = one(ctx, 'appid');
  if (appOf(wechat, appid)?.kind !== 'official-account')
    return refusePage(ctx, '该链接无法访问：AppID 参数错误（10013）');
  if (!target) return refusePage(ctx, '该链接无法访问：redirect_uri 参数错误（10003）');
  if (one(ctx, 'response_type') !== 'code' || !/^snsapi_(base|userinfo)$/.test(one(ctx, 'scope'))) {
    return refusePage(ctx, '该链接无法访问：scope 或 response_type 参数错误（10005）');
  }
  target.searchParams.set('code', issueCode(wechat, appid, currentUser(wechat, ctx)));
  target.searchParams.set('state', one(ctx, 'state'));
  ctx.redirect(target.href);
}

function refusePage(ctx: Context, words: string): void {
  ctx.status = 400;
  ctx.type = 'text/plain; charset=utf-8';
  ctx.body = words;
}

function missingField(wechat: WechatPay, ctx: Context, code: string) {
  if (!one(ctx, 'appid')) return refusal(wechat, 41002, 'appid missing');
  if (!one(ctx, 'secret')) return refusal(wechat, 41004, 'appsecret missing');
  if (!one(ctx, code)) return refusal(wechat, 41008, 'missing code');
  return one(ctx, 'grant_type') === 'authorization_code' ? undefined : refusal(wechat, 40002, 'invalid grant_type');
}

function asked(ctx: Context): { appid: string; secret: string } {
  return { appid: one(ctx, 'appid'), secret: one(ctx, 'secret') };
}

function one(ctx: Context, name: string): string {
  const value = ctx.query[name];
  return typeof value === 'string' ? value : '';
}

/** The real server labels its JSON as plain text. */
function text(ctx: Context, body: object): void {
  ctx.type = 'text/plain; charset=utf-8';
  ctx.body = JSON.stringify(body);
}

function httpUrl(given: string): URL | undefined {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}
