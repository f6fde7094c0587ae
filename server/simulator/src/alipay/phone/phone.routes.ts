import { bodyParser } from '@koa/bodyparser';
import { Router } from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { chooseUser, currentUser, knownUsers } from '../../phone/currentUser';
import { newestOf } from '../../phone/newestOf';
import { inGroups, refusalPage, waitingMark, type Shown } from '../../phone/pages';
import type { Alipay } from '../alipay';
import type { Trade } from '../store/records';
import { confirmTrade, refuseTrade } from '../trade/confirmTrade';
import { scanCode } from '../trade/scanCode';
import { refreshed } from '../trade/tradeState';
import { cashierPage, SKIN, walletPage, type Waiting } from './pages';
import { shown } from './shown';

const scanned = z.object({ code: z.string().max(512) });
const decision = z.object({
  trade_no: z.string(),
  action: z.enum(['confirm', 'refuse']),
  password: z.string().default(''),
});

/** The payer's Alipay: its payment code, the camera, what waits for a password, and what was paid. */
export function alipayPhoneRoutes(alipay: Alipay): Router {
  const router = new Router({ prefix: '/phone/alipay' });
  router.get('/', (ctx) => {
    const owner = currentUser(alipay, ctx);
    const code = alipay.payerCodes.shownBy(owner);
    ctx.type = 'html';
    ctx.body = walletPage({ users: knownUsers(alipay, owner), owner, code, ...tradesOf(alipay, owner) });
  });
  router.get('/now', (ctx) => {
    const owner = currentUser(alipay, ctx);
    const code = alipay.payerCodes.shownBy(owner);
    ctx.body = { code, shown: inGroups(code), waiting: waitingMark(tradesOf(alipay, owner).waiting) };
  });
  router.post('/user', bodyParser(), (ctx) => {
    chooseUser(ctx);
    ctx.redirect('/phone/alipay');
  });
  router.post('/scan', bodyParser(), (ctx) => open(alipay, ctx, scanned.parse(ctx.request.body).code));
  router.get('/qr/:qrId', (ctx) => open(alipay, ctx, ctx.params['qrId'] ?? ''));
  router.post('/decide', bodyParser(), (ctx) => decide(alipay, ctx, decision.parse(ctx.request.body)));
  return router;
}

function open(alipay: Alipay, ctx: Context, codeUrl: string): void {
  const found = scanCode(alipay, codeUrl, currentUser(alipay, ctx));
  ctx.type = 'html';
  ctx.body = 'trade' in found ? cashierPage(shown(alipay, found.trade)) : refused(found.refusal);
}

function decide(alipay: Alipay, ctx: Context, given: z.output<typeof decision>): void {
  const trade = alipay.books.tradeOfNo.get(given.trade_no);
  ctx.type = 'html';
  if (!trade || trade.user !== currentUser(alipay, ctx)) {
    ctx.body = refused('没有这笔订单');
    return;
  }
  if (given.action === 'confirm' && !/^\d{6}$/.test(given.password)) {
    ctx.body = cashierPage(shown(alipay, trade), '支付密码不正确，请输入六位数字');
    return;
  }
  const outcome =
    given.action === 'confirm' ? confirmTrade(alipay, trade, { evenClosed: false }) : refuseTrade(alipay, trade);
  if (outcome === 'closed') ctx.body = refused('支付失败，本笔交易已关闭，请收银员重新收款');
  else ctx.redirect('/phone/alipay');
}

function tradesOf(alipay: Alipay, owner: string): { waiting: Waiting[]; past: Shown[] } {
  const waits = (trade: Trade) => refreshed(alipay, trade).status === 'WAIT_BUYER_PAY';
  const { waiting, past } = newestOf(alipay.books.trades.values(), owner, waits);
  const show = (trade: Trade) => shown(alipay, trade);
  return { waiting: waiting.map(show), past: past.map(show) };
}

function refused(reason: string): string {
  return refusalPage(SKIN, { title: '无法付款', reason, back: '/phone/alipay' });
}
