import { bodyParser } from '@koa/bodyparser';
import { Router } from '@koa/router';
import type { Context, Next } from 'koa';
import { z } from 'zod';
import { resetAlipay, type Alipay } from '../alipay/alipay';
import { alipayControlRoutes } from '../alipay/control/control.routes';
import { newPlatformCertificate } from '../keys/platformKeys';
import { issueCode } from '../login/codes';
import { meet } from '../login/meet';
import { order } from '../scenario/plans';
import { scenarioSchema } from '../scenario/scenarios';
import type { World } from '../world';
import { payerRoutes } from './payer.routes';
import { portalOf } from './portal';
import { tradeRoutes } from './trade.routes';

const userName = z.string().regex(/^[\w-]{1,64}$/);
const wanted = z.strictObject({
  /** An out_trade_no, out_refund_no or sp_mchid; without it, the next new trade. */
  for: z.string().optional(),
  scenarios: z.array(scenarioSchema),
});
const clock = z.strictObject({ offsetMs: z.int().default(0), wireOffsetMs: z.int().default(0) });
const login = z.strictObject({ appid: z.string(), user: userName });
const change = z.strictObject({
  mode: z.enum(['certificate', 'public-key']).optional(),
  newCertificate: z.literal(true).optional(),
});

/** Levers for tests and demonstrations; answered to this machine only. */
export function controlRoutes(world: World, alipay: Alipay | undefined): Router {
  const router = new Router({ prefix: '/control' });
  router.use(loopbackOnly, tellMistakes, bodyParser({ enableTypes: ['json'] }));

  router.get('/portal', (ctx) => {
    ctx.body = { merchants: portalOf(world), secure: world.secure };
  });
  router.get('/requests', (ctx) => {
    const outTradeNo = ctx.query['out_trade_no'];
    ctx.body = { requests: world.log.of(typeof outTradeNo === 'string' ? outTradeNo : undefined) };
  });
  router.post('/scenario', (ctx) => {
    const { for: subject, scenarios } = wanted.parse(ctx.request.body);
    if (subject === undefined) world.nextPlans.push(scenarios);
    else order(world, subject, scenarios);
    ctx.body = { for: subject ?? 'next', scenarios };
  });
  router.post('/login-code', (ctx) => {
    const { appid, user } = login.parse(ctx.request.body);
    ctx.body = { code: issueCode(world, appid, user), openid: meet(world, appid, user) };
  });
  router.post('/clock', (ctx) => {
    world.clock.set(clock.parse(ctx.request.body));
    ctx.body = { nowMs: world.clock.nowMs(), wireNowMs: world.clock.wireNowMs() };
  });
  router.post('/reset', async (ctx) => {
    await world.timers.clear();
    world.store.save({ kind: 'reset' });
    if (alipay) resetAlipay(alipay);
    world.log.clear();
    world.codes.clear();
    world.payerCodes.clear();
    world.nextPlans.length = 0;
    world.clock.set({ offsetMs: 0, wireOffsetMs: 0 });
    ctx.body = {};
  });
  router.post('/merchants/:spMchid', (ctx) => changeMerchant(world, ctx, ctx.params['spMchid'] ?? ''));
  router.use(payerRoutes(world).routes(), tradeRoutes(world).routes());
  if (alipay) router.use(alipayControlRoutes(alipay).routes());
  return router;
}

/** As WeChat Pay does to a merchant: another key signs, or a further platform certificate comes. Until the next start. */
async function changeMerchant(world: World, ctx: Context, spMchid: string): Promise<void> {
  const merchant = world.merchants.get(spMchid);
  if (!merchant) ctx.throw(404, 'no such merchant');
  const { mode, newCertificate } = change.parse(ctx.request.body);
  if (newCertificate) merchant.keys.certificates.push(await newPlatformCertificate());
  if (mode) merchant.mode = mode;
  ctx.body = { merchants: portalOf(world) };
}

function loopbackOnly(ctx: Context, next: Next): Promise<void> {
  const address = ctx.req.socket.remoteAddress ?? '';
  if (!/^(::ffff:)?127\.|^::1$/.test(address)) ctx.throw(403, 'the control API answers this machine only');
  return next();
}

function tellMistakes(ctx: Context, next: Next): Promise<void> {
  return next().catch((error: unknown) => {
    if (!(error instanceof z.ZodError)) throw error;
    ctx.status = 400;
    ctx.body = { message: z.prettifyError(error) };
  });
}
