import { bodyParser } from '@koa/bodyparser';
import { Router } from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { chooseUser, chosenUser, currentUser, knownUsers } from '../../phone/currentUser';
import { newestOf } from '../../phone/newestOf';
import { refusalPage, waitingMark, type Shown } from '../../phone/pages';
import { expired, refreshed } from '../pay/tradeState';
import type { Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { WechatPay } from '../wechatPay';
import { ACTIONS, decide, failed, type Outcome } from './decide';
import { openWallet, payParams, type PayParams } from './openWallet';
import { listPage, SKIN, walletPage, type Waiting } from './pages';
import { shown } from './shown';

const decision = z.object({ sp_mchid: z.string(), out_trade_no: z.string(), action: z.enum(ACTIONS) });
const payment = payParams.extend({ action: z.enum(ACTIONS), return_url: z.string().default('') });

/** The payer's phone: a list of what waits, and the wallet that opens over a caller's page. */
export function phoneRoutes(wechat: WechatPay): Router {
  const router = new Router({ prefix: '/phone' });
  router.get('/', (ctx) => showList(wechat, ctx));
  router.get('/waiting', (ctx) => {
    ctx.body = waitingMark(tradesOf(wechat, currentUser(wechat, ctx)).waiting);
  });
  router.post('/user', bodyParser(), (ctx) => {
    chooseUser(ctx);
    ctx.redirect('/phone');
  });
  router.post('/decide', bodyParser(), (ctx) => {
    const given = decision.parse(ctx.request.body);
    const trade = wechat.store.trades.get(keyOf(given.sp_mchid, given.out_trade_no));
    if (trade) decide(wechat, trade, given.action);
    ctx.redirect('/phone');
  });
  router.get('/pay', (ctx) => showWallet(wechat, ctx));
  router.options('/pay', (ctx) => {
    allowAnyPage(ctx);
    ctx.status = 204;
  });
  router.post('/pay', bodyParser(), (ctx) => pay(wechat, ctx));
  return router;
}

function showList(wechat: WechatPay, ctx: Context): void {
  const owner = currentUser(wechat, ctx);
  ctx.type = 'html';
  ctx.body = listPage({ users: knownUsers(wechat, owner), owner, ...tradesOf(wechat, owner) });
}

function tradesOf(wechat: WechatPay, owner: string): { waiting: Waiting[]; past: Shown[] } {
  const waits = (trade: Trade) =>
    ['NOTPAY', 'USERPAYING'].includes(refreshed(wechat, trade).state) && !expired(wechat, trade);
  const { waiting, past } = newestOf(wechat.store.trades.values(), owner, waits);
  const show = (trade: Trade) => shown(wechat, trade);
  return { waiting: waiting.map(show), past: past.map(show) };
}

function showWallet(wechat: WechatPay, ctx: Context): void {
  const params = payParams.safeParse(ctx.query);
  const returnUrl = String(ctx.query['return_url'] ?? '');
  const opened = params.success ? openedBy(wechat, ctx, params.data) : { refusal: '支付参数不完整' };
  ctx.type = 'html';
  ctx.body =
    'refusal' in opened
      ? refusalPage(SKIN, { title: '无法支付', reason: opened.refusal, back: backUrl(returnUrl, 'fail') ?? '/phone' })
      : walletPage(shown(wechat, opened.trade), {
          action: '/phone/pay',
          hidden: { ...params.data, return_url: returnUrl },
        });
}

/** A browser that is somebody's phone opens nobody else's trade. */
function openedBy(wechat: WechatPay, ctx: Context, params: PayParams): ReturnType<typeof openWallet> {
  const opened = openWallet(wechat, params);
  const chosen = chosenUser(ctx);
  if ('refusal' in opened || chosen === undefined || chosen === opened.trade.user) return opened;
  return { refusal: '下单账号与支付账号不一致，请核实后再支付' };
}

/** A form comes from the wallet page and is sent back to its caller; JSON comes from a host that plays `wx`. */
function pay(wechat: WechatPay, ctx: Context): void {
  allowAnyPage(ctx);
  const given = payment.safeParse(ctx.request.body);
  const outcome = given.success ? outcomeOf(wechat, given.data) : failed('支付参数不完整');
  if (ctx.is('json')) {
    ctx.body = { errMsg: outcome.errMsg };
    return;
  }
  ctx.redirect(backUrl(given.data?.return_url ?? '', outcome.wallet) ?? '/phone');
}

function outcomeOf(wechat: WechatPay, given: z.output<typeof payment>): Outcome {
  const opened = openWallet(wechat, given);
  return 'refusal' in opened ? failed(opened.refusal) : decide(wechat, opened.trade, given.action);
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
