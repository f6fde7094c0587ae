import { Router } from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Alipay } from '../alipay';
import { tryOnce } from '../notice/deliver';
import { order } from '../scenario/plans';
import { scenarioSchema } from '../scenario/scenarios';
import type { Notice, Trade } from '../store/records';
import { confirmTrade, refuseTrade } from '../trade/confirmTrade';
import { codeOf } from '../trade/paymentCode';
import { scanCode } from '../trade/scanCode';
import { refreshed } from '../trade/tradeState';
import { alipayPortalOf } from './portal';

const userName = z.string().regex(/^[\w-]{1,64}$/);
const wanted = z.strictObject({
  /** An out_trade_no, out_request_no or app id; without it, the next new trade. */
  for: z.string().optional(),
  scenarios: z.array(scenarioSchema),
});
const confirmation = z.strictObject({ evenClosed: z.boolean().default(false) });
const showing = z.strictObject({ user: userName });
const scanning = z.strictObject({ qr_code: z.string(), user: userName });
const firing = z.strictObject({ out_request_no: z.string().optional() });

/** Levers of the simulated Alipay, beside those of the rest of the world: under /control/alipay. */
export function alipayControlRoutes(alipay: Alipay): Router {
  const router = new Router({ prefix: '/alipay' });
  router.get('/portal', (ctx) => {
    ctx.body = { apps: alipayPortalOf(alipay) };
  });
  router.post('/scenario', (ctx) => {
    const { for: subject, scenarios } = wanted.parse(ctx.request.body);
    if (subject === undefined) alipay.nextPlans.push(scenarios);
    else order(alipay, subject, scenarios);
    ctx.body = { for: subject ?? 'next', scenarios };
  });
  router.post('/code', (ctx) => {
    ctx.body = { code: codeOf(alipay, showing.parse(ctx.request.body).user).code };
  });
  router.post('/scan', (ctx) => {
    const { qr_code: codeUrl, user } = scanning.parse(ctx.request.body);
    ctx.body = scanCode(alipay, codeUrl, user);
  });
  router.get('/trades/:outTradeNo', (ctx) => {
    const trade = tradeOf(alipay, ctx, ctx.params['outTradeNo']);
    ctx.body = {
      trade: refreshed(alipay, trade),
      notices: noticesOf(alipay, trade),
      scenarios: alipay.books.plans.get(trade.outTradeNo)?.scenarios ?? [],
    };
  });
  router.post('/trades/:outTradeNo/confirm', (ctx) => {
    const trade = tradeOf(alipay, ctx, ctx.params['outTradeNo']);
    const { evenClosed } = confirmation.parse(ctx.request.body ?? {});
    ctx.body = { result: confirmTrade(alipay, trade, { evenClosed }), trade };
  });
  router.post('/trades/:outTradeNo/refuse', (ctx) => {
    const trade = tradeOf(alipay, ctx, ctx.params['outTradeNo']);
    ctx.body = { result: refuseTrade(alipay, trade), trade };
  });
  router.post('/trades/:outTradeNo/notice', async (ctx) => {
    const trade = tradeOf(alipay, ctx, ctx.params['outTradeNo']);
    const { out_request_no: requestNo } = firing.parse(ctx.request.body ?? {});
    const told = noticesOf(alipay, trade).filter((one) => one.requestNo === requestNo);
    const notice = told.at(-1) ?? ctx.throw(404, 'nothing to tell about this trade yet');
    ctx.body = { status: await tryOnce(alipay, notice), notice };
  });
  return router;
}

function tradeOf({ books }: Alipay, ctx: Context, outTradeNo = ''): Trade {
  const pid = ctx.query['pid'];
  const found = [...books.trades.values()].find(
    (trade) => trade.outTradeNo === outTradeNo && (pid === undefined || trade.pid === pid),
  );
  return found ?? ctx.throw(404, 'no such trade');
}

function noticesOf({ books }: Alipay, trade: Trade): Notice[] {
  return [...books.notices.values()].filter((one) => one.pid === trade.pid && one.outTradeNo === trade.outTradeNo);
}
