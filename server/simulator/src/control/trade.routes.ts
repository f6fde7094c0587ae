import { Router } from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { tryOnce } from '../callback/deliver';
import { confirmTrade } from '../pay/confirmTrade';
import { refreshed } from '../pay/tradeState';
import type { Notification, Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { World } from '../world';

const confirmation = z.strictObject({ evenClosed: z.boolean().default(false) });
const firing = z.strictObject({ out_refund_no: z.string().optional() });

/** One trade from outside: look, pay, notify. */
export function tradeRoutes(world: World): Router {
  const router = new Router({ prefix: '/trades/:outTradeNo' });
  router.get('/', (ctx) => {
    const trade = tradeOf(world, ctx, ctx.params['outTradeNo']);
    ctx.body = {
      trade: refreshed(world, trade),
      refunds: world.store.refundsOfTrade.get(keyOf(trade.spMchid, trade.outTradeNo)) ?? [],
      notifications: notificationsOf(world, trade),
      scenarios: world.store.plans.get(trade.outTradeNo)?.scenarios ?? [],
    };
  });
  router.post('/confirm', (ctx) => {
    const trade = tradeOf(world, ctx, ctx.params['outTradeNo']);
    const { evenClosed } = confirmation.parse(ctx.request.body ?? {});
    ctx.body = { result: confirmTrade(world, trade, { evenClosed }), trade };
  });
  router.post('/callback', async (ctx) => {
    const trade = tradeOf(world, ctx, ctx.params['outTradeNo']);
    const { out_refund_no: outRefundNo } = firing.parse(ctx.request.body ?? {});
    const told = notificationsOf(world, trade).filter((one) => one.outRefundNo === outRefundNo);
    const notification = told.at(-1) ?? ctx.throw(404, 'nothing to tell about this trade yet');
    ctx.body = { status: await tryOnce(world, notification), notification };
  });
  return router;
}

function tradeOf(world: World, ctx: Context, outTradeNo = ''): Trade {
  const spMchid = ctx.query['sp_mchid'];
  const found = [...world.merchants.keys()]
    .filter((one) => spMchid === undefined || spMchid === one)
    .map((one) => world.store.trades.get(keyOf(one, outTradeNo)))
    .find((trade) => trade !== undefined);
  return found ?? ctx.throw(404, 'no such trade');
}

function notificationsOf(world: World, trade: Trade): Notification[] {
  return [...world.store.notifications.values()].filter(
    (one) => one.spMchid === trade.spMchid && one.outTradeNo === trade.outTradeNo,
  );
}
