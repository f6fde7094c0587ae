import type { DriverApi } from '@jiayou/contract';
import type { Database } from '../platform/db';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { createOrder } from './createOrder';
import { lastRefuel } from './lastRefuel';
import { listOrders, viewOrder } from './viewOrders';

export function orderRoutes(context: { readonly db: Database; readonly expiresAfterMs: number }) {
  const { db } = context;
  return {
    'GET /driver/me': async (_input, { driverId }) => {
      const refuel = await lastRefuel(db, driverId);
      return refuel === undefined ? {} : { lastRefuel: refuel };
    },
    'POST /driver/orders': async ({ body }, { driverId }, { now }) => {
      const orderId = await createOrder(context, { ...body, driverId }, now);
      return viewOrder(db, { orderId, driverId });
    },
    'GET /driver/orders/:orderId': ({ params }, { driverId }) => viewOrder(db, { ...params, driverId }),
    'GET /driver/orders': ({ query }, { driverId }) => listOrders(db, { ...query, driverId }),
  } satisfies Partial<Handlers<DriverApi, Callers>>;
}
