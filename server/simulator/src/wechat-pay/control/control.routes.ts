import { Router } from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { orderScenarios } from '../../control/orderScenarios';
import { userName } from '../../options';
import { scanNative } from '../code/scanNative';
import { newPlatformCertificate } from '../keys/platformKeys';
import { issueCode } from '../login/codes';
import { meet } from '../login/meet';
import { scenarioSchema } from '../scenario/scenarios';
import type { WechatPay } from '../wechatPay';
import { portalOf } from './portal';
import { tradeRoutes } from './trade.routes';

const login = z.strictObject({ appid: z.string(), user: userName });
const payer = z.strictObject({ user: userName });
const scanning = z.strictObject({ code_url: z.string(), user: userName });
const change = z.strictObject({
  mode: z.enum(['certificate', 'public-key']).optional(),
  newCertificate: z.literal(true).optional(),
});

/** Levers of the simulated WeChat Pay: right under /control. */
export function wechatPayControlRoutes(wechat: WechatPay): Router {
  const router = new Router();
  router.get('/portal', (ctx) => {
    ctx.body = { merchants: portalOf(wechat), secure: wechat.secure };
  });
  router.post('/scenario', orderScenarios(scenarioSchema, wechat.plans));
  router.post('/login-code', (ctx) => {
    const { appid, user } = login.parse(ctx.request.body);
    ctx.body = { code: issueCode(wechat, appid, user), openid: meet(wechat, appid, user) };
  });
  router.post('/payer-code', (ctx) => {
    ctx.body = { code: wechat.payerCodes.shownBy(payer.parse(ctx.request.body).user) };
  });
  router.post('/scan', (ctx) => {
    const { code_url: codeUrl, user } = scanning.parse(ctx.request.body);
    const found = scanNative(wechat, codeUrl, user);
    ctx.body = 'trade' in found ? { out_trade_no: found.trade.outTradeNo } : found;
  });
  router.post('/merchants/:spMchid', (ctx) => changeMerchant(wechat, ctx, ctx.params['spMchid'] ?? ''));
  router.use(tradeRoutes(wechat).routes());
  return router;
}

/** As WeChat Pay does to a merchant: another key signs, or a further platform certificate comes. Until the next start. */
async function changeMerchant(wechat: WechatPay, ctx: Context, spMchid: string): Promise<void> {
  const merchant = wechat.merchants.get(spMchid);
  if (!merchant) ctx.throw(404, 'no such merchant');
  const { mode, newCertificate } = change.parse(ctx.request.body);
  if (newCertificate) merchant.keys.certificates.push(await newPlatformCertificate());
  if (mode) merchant.mode = mode;
  ctx.body = { merchants: portalOf(wechat) };
}
