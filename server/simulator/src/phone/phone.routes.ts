import { bodyParser } from '@koa/bodyparser';
import { Router } from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { expired, refreshed } from '../pay/tradeState';
import type { Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { World } from '../world';
import { COOKIE, chosenUser, currentUser } from './currentUser';
import { ACTIONS, decide, failed, type Outcome } from './decide';
import { openWallet, payParams } from './openWallet';
import { listPage, refusalPage, waitingMark, walletPage, type ShownTrade } from './pages';

/** Newest first; a bench leaves thousands behind that nobody scrolls through. */
const MOST_SHOWN = 20;
const decision = z.object({ sp_mchid: z.string(), out_trade_no: z.string(), action: z.enum(ACTIONS) });
const payment = payParams.extend({ action: z.enum(ACTIONS), return_url: z.string().default('') });
const user = z.object({ user: z.string().regex(/^[\w-]{1,64}$/) });

/** The payer's phone: a list of what waits, and the wallet that opens over a caller's page. */
export function phoneRoutes(world: World): Router {
  const router = new Router({ prefix: '/phone' });
  router.get('/', (ctx) => showList(world, ctx));
  router.get('/waiting', (ctx) => {
    ctx.body = waitingMark(tradesOf(world, currentUser(world, ctx)).waiting);
  });
  router.post('/user', bodyParser(), (ctx) => {
    ctx.cookies.set(COOKIE, user.parse(ctx.request.body).user, { httpOnly: true, sameSite: 'lax' });
    ctx.redirect('/phone');
  });
  router.post('/decide', bodyParser(), (ctx) => {
    const given = decision.parse(ctx.request.body);
    const trade = world.store.trades.get(keyOf(given.sp_mchid, given.out_trade_no));
    if (trade) decide(world, trade, given.action);
    ctx.redirect('/phone');
  });
  router.get('/pay', (ctx) => showWallet(world, ctx));
  router.options('/pay', (ctx) => {
    allowAnyPage(ctx);
    ctx.status = 204;
  });
  router.post('/pay', bodyParser(), (ctx) => pay(world, ctx));
  return router;
}

function showList(world: World, ctx: Context): void {
  const owner = currentUser(world, ctx);
  const known = world.options.users;
  const users = known.some((one) => one.id === owner) ? known : [{ id: owner, name: owner }, ...known];
  ctx.type = 'html';
  ctx.body = listPage({ users, user: owner, ...tradesOf(world, owner) });
}

function tradesOf(world: World, owner: string): { waiting: ShownTrade[]; past: ShownTrade[] } {
  const own = [...world.store.trades.values()].filter((trade) => trade.user === owner).toReversed();
  const waits = (trade: Trade) =>
    ['NOTPAY', 'USERPAYING'].includes(refreshed(world, trade).state) && !expired(world, trade);
  const show = (trade: Trade) => ({ trade, merchantName: merchantName(world, trade) });
  return {
    waiting: own.filter(waits).slice(0, MOST_SHOWN).map(show),
    past: own
      .filter((trade) => !waits(trade))
      .slice(0, MOST_SHOWN)
      .map(show),
  };
}

function showWallet(world: World, ctx: Context): void {
  ctx.type = 'html';
  const params = payParams.safeParse(ctx.query);
  const backTo = backUrl(String(ctx.query['return_url'] ?? ''), 'fail');
  const opened = params.success ? openWallet(world, params.data) : { refusal: '支付参数不完整' };
  if ('refusal' in opened) {
    ctx.body = refusalPage(opened.refusal, backTo);
    return;
  }
  const chosen = chosenUser(ctx);
  if (chosen !== undefined && chosen !== opened.trade.user) {
    ctx.body = refusalPage('下单账号与支付账号不一致，请核实后再支付', backTo);
    return;
  }
  const hidden = { ...params.data, return_url: String(ctx.query['return_url'] ?? '') };
  const shown = { trade: opened.trade, merchantName: merchantName(world, opened.trade) };
  ctx.body = walletPage(shown, { action: '/phone/pay', hidden });
}

/** A form comes from the wallet page and is sent back to its caller; JSON comes from a host that plays `wx`. */
function pay(world: World, ctx: Context): void {
  allowAnyPage(ctx);
  const given = payment.safeParse(ctx.request.body);
  const outcome = given.success ? outcomeOf(world, given.data) : failed('支付参数不完整');
  if (ctx.is('json')) {
    ctx.body = { errMsg: outcome.errMsg };
    return;
  }
  ctx.redirect(backUrl(given.data?.return_url ?? '', outcome.wallet) ?? '/phone');
}

function outcomeOf(world: World, given: z.output<typeof payment>): Outcome {
  const opened = openWallet(world, given);
  return 'refusal' in opened ? failed(opened.refusal) : decide(world, opened.trade, given.action);
}

/** `wallet=…` goes before the hash, where the page's server sees it too. Only web pages are returned to. */
function backUrl(returnUrl: string, wallet: Outcome['wallet']): string | undefined {
  const url = URL.canParse(returnUrl) ? new URL(returnUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  url.searchParams.set('wallet', wallet);
  return url.href;
}

function allowAnyPage(ctx: Context): void {
  ctx.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': 'Content-Type',
  });
}

export function merchantName(world: World, trade: Trade): string {
  const subs = world.merchants.get(trade.spMchid)?.subMerchants ?? [];
  return subs.find((sub) => sub.subMchid === trade.subMchid)?.name ?? trade.subMchid;
}
