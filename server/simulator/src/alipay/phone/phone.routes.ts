import { bodyParser } from '@koa/bodyparser';
import { Router } from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { COOKIE, currentUser } from '../../phone/currentUser';
import type { Alipay } from '../alipay';
import type { Trade } from '../store/records';
import { confirmTrade, refuseTrade } from '../trade/confirmTrade';
import { codeOf } from '../trade/paymentCode';
import { scanCode } from '../trade/scanCode';
import { exists, refreshed } from '../trade/tradeState';
import { cashierPage, inGroups, refusalPage, waitingMark, walletPage, type ShownTrade } from './pages';

/** Newest first; a bench leaves thousands behind that nobody scrolls through. */
const MOST_SHOWN = 20;
const scanned = z.object({ code: z.string().max(512) });
const decision = z.object({
  trade_no: z.string(),
  action: z.enum(['confirm', 'refuse']),
  password: z.string().default(''),
});
const user = z.object({ user: z.string().regex(/^[\w-]{1,64}$/) });

/** The payer's Alipay: its payment code, the camera, what waits for a password, and what was paid. */
export function alipayPhoneRoutes(alipay: Alipay): Router {
  const router = new Router({ prefix: '/phone/alipay' });
  const owner = (ctx: Context) => currentUser(alipay.world, ctx);
  router.get('/', (ctx) => {
    const known = alipay.world.options.users;
    const who = owner(ctx);
    const users = known.some((one) => one.id === who) ? known : [{ id: who, name: who }, ...known];
    ctx.type = 'html';
    ctx.body = walletPage({ users, user: who, code: codeOf(alipay, who).code, ...tradesOf(alipay, who) });
  });
  router.get('/now', (ctx) => {
    const { code } = codeOf(alipay, owner(ctx));
    ctx.body = { code, shown: inGroups(code), waiting: waitingMark(tradesOf(alipay, owner(ctx)).waiting) };
  });
  router.post('/user', bodyParser(), (ctx) => {
    ctx.cookies.set(COOKIE, user.parse(ctx.request.body).user, { httpOnly: true, sameSite: 'lax' });
    ctx.redirect('/phone/alipay');
  });
  router.post('/scan', bodyParser(), (ctx) => open(alipay, ctx, scanned.parse(ctx.request.body).code));
  router.get('/qr/:qrId', (ctx) => open(alipay, ctx, ctx.params['qrId'] ?? ''));
  router.post('/decide', bodyParser(), (ctx) => decide(alipay, ctx, decision.parse(ctx.request.body)));
  return router;
}

function open(alipay: Alipay, ctx: Context, codeUrl: string): void {
  const found = scanCode(alipay, codeUrl, currentUser(alipay.world, ctx));
  ctx.type = 'html';
  ctx.body = 'trade' in found ? cashierPage(shown(alipay, found.trade), undefined) : refusalPage(found.refusal);
}

function decide(alipay: Alipay, ctx: Context, given: z.output<typeof decision>): void {
  const trade = alipay.books.tradeOfNo.get(given.trade_no);
  ctx.type = 'html';
  if (!trade || trade.user !== currentUser(alipay.world, ctx)) {
    ctx.body = refusalPage('没有这笔订单');
    return;
  }
  if (given.action === 'confirm' && !/^\d{6}$/.test(given.password)) {
    ctx.body = cashierPage(shown(alipay, trade), '支付密码不正确，请输入六位数字');
    return;
  }
  const outcome =
    given.action === 'confirm' ? confirmTrade(alipay, trade, { evenClosed: false }) : refuseTrade(alipay, trade);
  if (outcome === 'closed') ctx.body = refusalPage('支付失败，本笔交易已关闭，请收银员重新收款');
  else ctx.redirect('/phone/alipay');
}

function tradesOf(alipay: Alipay, owner: string): { waiting: ShownTrade[]; past: ShownTrade[] } {
  const own = [...alipay.books.trades.values()].filter((trade) => exists(trade) && trade.user === owner).toReversed();
  const waits = (trade: Trade) => refreshed(alipay, trade).status === 'WAIT_BUYER_PAY';
  const show = (trade: Trade) => shown(alipay, trade);
  return {
    waiting: own.filter(waits).slice(0, MOST_SHOWN).map(show),
    past: own
      .filter((trade) => !waits(trade))
      .slice(0, MOST_SHOWN)
      .map(show),
  };
}

function shown({ apps }: Alipay, trade: Trade): ShownTrade {
  const merchants = apps.get(trade.appId)?.merchants ?? [];
  return { trade, merchantName: merchants.find(({ pid }) => pid === trade.pid)?.name ?? trade.pid };
}
