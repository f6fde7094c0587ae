import { Router } from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { tryOnce } from '../../world/deliver';
import { courierOf } from '../callback/courier';
import { confirmTrade } from '../pay/confirmTrade';
import { refreshed } from '../pay/tradeState';
import type { Notification, Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { WechatPay } from '../wechatPay';

const confirmation = z.strictObject({ evenClosed: z.boolean().default(false) });
const firing = z.strictObject({ out_refund_no: z.string().optional() });

/** One trade from outside: look, pay, notify. */
export function tradeRoutes(wechat: WechatPay): Router {
  const router = new Router({ prefix: '/trades/:outTradeNo' });
  router.get('/', (ctx) => {
    const trade = tradeOf(wechat, ctx, ctx.params['outTradeNo']);
    ctx.body = {
      trade: refreshed(wechat, trade),
      refunds: wechat.store.refundsOfTrade.get(keyOf(trade.spMchid, trade.outTradeNo)) ?? [],
      notifications: notificationsOf(wechat, trade),
      scenarios: wechat.plans.of(trade.outTradeNo),
    };
  });
  router.post('/confirm', (ctx) => {
    const trade = tradeOf(wechat, ctx, ctx.params['outTradeNo']);
    const { evenClosed } = confirmation.parse(ctx.request.body ?? {});
    ctx.body = { result: confirmTrade(wechat, trade, { evenClosed }), trade };
  });
  router.post('/callback', async (ctx) => {
    const trade = tradeOf(wechat, ctx, ctx.params['outTradeNo']);
    const { out_refund_no: outRefundNo } = firing.parse(ctx.request.body ?? {});
    const told = notificationsOf(wechat, trade).filter((one) => one.outRefundNo === outRefundNo);
    const notification = told.at(-1) ?? ctx.throw(404, 'nothing to tell about this trade yet');
    ctx.body = { status: await tryOnce(wechat, notification, courierOf(wechat)), notification };
  });
  return router;
}

function tradeOf(wechat: WechatPay, ctx: Context, outTradeNo = ''): Trade {
  const spMchid = ctx.query['sp_mchid'];
  const found = [...wechat.merchants.keys()]
    .filter((one) => spMchid === undefined || spMchid === one)
    .map((one) => wechat.store.trades.get(keyOf(one, outTradeNo)))
    .find((trade) => trade !== undefined);
  return found ?? ctx.throw(404, 'no such trade');
}

function notificationsOf(wechat: WechatPay, trade: Trade): Notification[] {
  return [...wechat.store.notifications.values()].filter(
    (one) => one.spMchid === trade.spMchid && one.outTradeNo === trade.outTradeNo,
  );
}
