import { bodyParser } from '@koa/bodyparser';
import { Router } from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { codeOf } from '../code/payerCode';
import { scanNative } from '../code/scanNative';
import type { World } from '../world';
import { codePage, scanPage } from './codePages';
import { currentUser } from './currentUser';
import { ACTIONS, decide } from './decide';
import { refusalPage, walletPage } from './pages';
import { merchantName } from './phone.routes';

const scanned = z.object({ code_url: z.string().max(512), action: z.enum(ACTIONS) });

/** What a payer shows to a till, and scans at one. */
export function codeRoutes(world: World): Router {
  const router = new Router({ prefix: '/phone' });
  router.get('/code', (ctx) => {
    ctx.type = 'html';
    ctx.body = codePage(codeOf(world, currentUser(world, ctx)).code);
  });
  router.get('/code/now', (ctx) => {
    ctx.body = codeOf(world, currentUser(world, ctx)).code;
  });
  router.get('/scan', (ctx) => showScanned(world, ctx));
  router.post('/scan', bodyParser(), (ctx) => {
    const { code_url: codeUrl, action } = scanned.parse(ctx.request.body);
    const found = scanNative(world, codeUrl, currentUser(world, ctx));
    if ('trade' in found) decide(world, found.trade, action);
    ctx.redirect('/phone');
  });
  return router;
}

function showScanned(world: World, ctx: Context): void {
  ctx.type = 'html';
  const { code_url: codeUrl } = ctx.query;
  if (typeof codeUrl !== 'string' || codeUrl === '') {
    ctx.body = scanPage();
    return;
  }
  const found = scanNative(world, codeUrl, currentUser(world, ctx));
  ctx.body =
    'refusal' in found
      ? refusalPage(found.refusal, undefined)
      : walletPage(
          { trade: found.trade, merchantName: merchantName(world, found.trade) },
          { action: '/phone/scan', hidden: { code_url: codeUrl } },
        );
}
