import type { DriverApi, OrderId, TillApi, TillOrder } from '@jiayou/contract';
import { createTillOrder } from '../order';
import type { Handlers } from '../platform/http';
import type { Callers, CashierCaller } from '../session';
import { checkCollecting, checkScanned } from './checkCollecting';
import type { CollectContext } from './collectContext';
import { endCollecting } from './endCollecting';
import { payByCard, tellCard } from './payByCard';
import { payByCash } from './payByCash';
import { payByCode } from './payByCode';
import { payScanned } from './payScanned';
import { showCode } from './showCode';
import { viewScanned } from './viewScanned';
import { viewTillOrder } from './viewTillOrder';

/** What a till does to collect. Each answers the order as it then stands. */
export function collectRoutes(context: CollectContext) {
  const view = (orderId: OrderId, { stationId }: CashierCaller): Promise<TillOrder> =>
    viewTillOrder(context, { orderId, stationId });
  return {
    'POST /till/orders': async ({ body }, cashier, { now }) =>
      view(await createTillOrder(context, { ...body, cashier }, now), cashier),
    'GET /till/orders/:orderId': ({ params }, cashier) => view(params.orderId, cashier),
    'POST /till/orders/:orderId/payments': async ({ params, body }, cashier, { now }) => {
      const { orderId } = params;
      if (body.method === 'code') await payByCode(context, { ...body, orderId, cashier }, now);
      else if (body.method === 'cash') await payByCash(context, { ...body, orderId, cashier }, now);
      else await payByCard(context, { ...body, orderId, cashier }, now);
      return view(orderId, cashier);
    },
    'POST /till/orders/:orderId/payments/:paymentNo/card': async ({ params, body }, cashier, { now }) => {
      await tellCard(context, { ...params, cashier, said: body }, now);
      return view(params.orderId, cashier);
    },
    'POST /till/orders/:orderId/scan-code': async ({ params }, cashier, { now }) => {
      await showCode(context, { ...params, cashier }, now);
      return view(params.orderId, cashier);
    },
    'POST /till/orders/:orderId/check': async ({ params }, cashier, { now }) => {
      const { stationId } = cashier;
      await checkCollecting(context, { ...params, stationId }, now);
      return view(params.orderId, cashier);
    },
    'POST /till/orders/:orderId/cancel': async ({ params, body }, cashier, { now }) => {
      await endCollecting(context, { ...params, ...body, cashier }, now);
      return view(params.orderId, cashier);
    },
  } satisfies Partial<Handlers<TillApi, Callers>>;
}

/** What a payer does who scanned a till's code in WeChat. */
export function scanRoutes(context: CollectContext) {
  return {
    'GET /driver/scans/:token': ({ params }) => viewScanned(context.db, params.token),
    'POST /driver/scans/:token/payments': ({ params }, driver, { now }) =>
      payScanned(context, { ...params, driver }, now),
    'POST /driver/scans/:token/check': async ({ params }, _caller, { now }) => {
      await checkScanned(context, params.token, now);
      return viewScanned(context.db, params.token);
    },
  } satisfies Partial<Handlers<DriverApi, Callers>>;
}
