import { bodyParser } from '@koa/bodyparser';
import { Router } from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { currentUser } from '../../phone/currentUser';
import { refusalPage } from '../../phone/pages';
import { scanNative } from '../code/scanNative';
import type { WechatPay } from '../wechatPay';
import { ACTIONS, decide } from './decide';
import { codePage, scanPage, SKIN, walletPage } from './pages';
import { shown } from './shown';

const scanned = z.object({ code_url: z.string().max(512), action: z.enum(ACTIONS) });

/** What a payer shows to a till, and scans at one. */
export function codeRoutes(wechat: WechatPay): Router {
  const router = new Router({ prefix: '/phone' });
  const code = (ctx: Context) => wechat.payerCodes.shownBy(currentUser(wechat, ctx));
  router.get('/code', (ctx) => {
    ctx.type = 'html';
    ctx.body = codePage(code(ctx));
  });
  router.get('/code/now', (ctx) => {
    ctx.body = code(ctx);
  });
  router.get('/scan', (ctx) => {
    ctx.type = 'html';
    ctx.body = scannedPage(wechat, ctx);
  });
  router.post('/scan', bodyParser(), (ctx) => {
    const { code_url: codeUrl, action } = scanned.parse(ctx.request.body);
    const found = scanNative(wechat, codeUrl, currentUser(wechat, ctx));
    if ('trade' in found) decide(wechat, found.trade, action);
    ctx.redirect('/phone');
  });
  return router;
}

function scannedPage(wechat: WechatPay, ctx: Context): string {
  const { code_url: codeUrl } = ctx.query;
  if (typeof codeUrl !== 'string' || codeUrl === '') return scanPage();
  const found = scanNative(wechat, codeUrl, currentUser(wechat, ctx));
  if ('refusal' in found) return refusalPage(SKIN, { title: '无法支付', reason: found.refusal, back: '/phone' });
  return walletPage(shown(wechat, found.trade), { action: '/phone/scan', hidden: { code_url: codeUrl } });
}
