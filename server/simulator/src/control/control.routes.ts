import { bodyParser } from '@koa/bodyparser';
import { Router } from '@koa/router';
import type { Context, Next } from 'koa';
import { z } from 'zod';
import { userName } from '../options';
import type { World } from '../world/world';

const clock = z.strictObject({ offsetMs: z.int().default(0), wireOffsetMs: z.int().default(0) });
const owner = z.strictObject({ user: userName });

/** What a wallet adds, and how it forgets what happened. */
export interface WalletLevers {
  routes: Router;
  reset(): void;
}

/** Levers for tests and demonstrations; answered to this machine only. */
export function controlRoutes(world: World, wallets: readonly WalletLevers[]): Router {
  const router = new Router({ prefix: '/control' });
  router.use(loopbackOnly, tellMistakes, bodyParser({ enableTypes: ['json'] }));
  router.get('/requests', (ctx) => {
    const outTradeNo = ctx.query['out_trade_no'];
    ctx.body = { requests: world.log.of(typeof outTradeNo === 'string' ? outTradeNo : undefined) };
  });
  router.post('/user', (ctx) => {
    world.phone.owner = owner.parse(ctx.request.body).user;
    ctx.body = { user: world.phone.owner };
  });
  router.post('/clock', (ctx) => {
    world.clock.set(clock.parse(ctx.request.body));
    ctx.body = { nowMs: world.clock.nowMs(), wireNowMs: world.clock.wireNowMs() };
  });
  router.post('/reset', async (ctx) => {
    await world.timers.clear();
    for (const wallet of wallets) wallet.reset();
    world.log.clear();
    world.clock.set({ offsetMs: 0, wireOffsetMs: 0 });
    ctx.body = {};
  });
  for (const { routes } of wallets) router.use(routes.routes());
  return router;
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
