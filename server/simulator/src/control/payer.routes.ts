import { Router } from '@koa/router';
import { z } from 'zod';
import { codeOf } from '../code/payerCode';
import { scanNative } from '../code/scanNative';
import type { World } from '../world';

const user = z.string().regex(/^[\w-]{1,64}$/);
const payer = z.strictObject({ user });
const scan = z.strictObject({ code_url: z.string(), user });

/** What payers do at a till: show their code, scan one, hand over the phone. */
export function payerRoutes(world: World): Router {
  const router = new Router();
  router.post('/payer-code', (ctx) => {
    ctx.body = { code: codeOf(world, payer.parse(ctx.request.body).user).code };
  });
  router.post('/scan', (ctx) => {
    const { code_url: codeUrl, user: scanner } = scan.parse(ctx.request.body);
    const found = scanNative(world, codeUrl, scanner);
    ctx.body = 'trade' in found ? { out_trade_no: found.trade.outTradeNo } : found;
  });
  router.post('/user', (ctx) => {
    world.currentUser = payer.parse(ctx.request.body).user;
    ctx.body = { user: world.currentUser };
  });
  return router;
}
