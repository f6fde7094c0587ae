import { Router } from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { orderScenarios } from '../../control/orderScenarios';
import { userName } from '../../options';
import { tryOnce } from '../../world/deliver';
import type { Alipay } from '../alipay';
import { courierOf } from '../notice/courier';
import { scenarioSchema } from '../scenario/scenarios';
import { keyOf } from '../store/books';
import type { Notice, Trade } from '../store/records';
import { confirmTrade, refuseTrade } from '../trade/confirmTrade';
import { scanCode } from '../trade/scanCode';
import { refreshed } from '../trade/tradeState';
import { alipayPortalOf } from './portal';

const confirmation = z.strictObject({ evenClosed: z.boolean().default(false) });
const showing = z.strictObject({ user: userName });
const scanning = z.strictObject({ qr_code: z.string(), user: userName });
const firing = z.strictObject({ out_request_no: z.string().optional() });

/** Levers of the simulated Alipay: under /control/alipay. */
export function alipayControlRoutes(alipay: Alipay): Router {
  const router = new Router({ prefix: '/alipay' });
  router.get('/portal', (ctx) => {
    ctx.body = { apps: alipayPortalOf(alipay) };
  });
  router.post('/scenario', orderScenarios(scenarioSchema, alipay.plans));
  router.post('/code', (ctx) => {
    ctx.body = { code: alipay.payerCodes.shownBy(showing.parse(ctx.request.body).user) };
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
      scenarios: alipay.plans.of(trade.outTradeNo),
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
    ctx.body = { status: await tryOnce(alipay, notice, courierOf(alipay)), notice };
  });
  return router;
}

function tradeOf({ apps, books }: Alipay, ctx: Context, outTradeNo = ''): Trade {
  const pid = ctx.query['pid'];
  const found = [...apps.values()]
    .flatMap(({ merchants }) => merchants)
    .filter((merchant) => pid === undefined || pid === merchant.pid)
    .map((merchant) => books.trades.get(keyOf(merchant.pid, outTradeNo)))
    .find((trade) => trade !== undefined);
  return found ?? ctx.throw(404, 'no such trade');
}

function noticesOf({ books }: Alipay, trade: Trade): Notice[] {
  return [...books.notices.values()].filter((one) => one.pid === trade.pid && one.outTradeNo === trade.outTradeNo);
}
