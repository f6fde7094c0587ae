import type { DeskApi } from '@jiayou/contract';
import { businessDateOf } from '../platform/clock';
import type { Database } from '../platform/db';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { listOrders } from './listOrders';
import { ordersCsv } from './ordersCsv';
import { viewOrder } from './viewOrder';

export function recordDeskRoutes({ db }: { readonly db: Database }) {
  return {
    'GET /desk/orders': ({ query }, { station }) => {
      const { after, limit, ...filter } = query;
      return listOrders(db, { ...filter, within: station?.id ?? null }, { after, limit });
    },
    'GET /desk/orders.csv': async ({ query }, { station }, { ctx, now }) => {
      ctx.attachment(`订单${businessDateOf(now)}.csv`);
      ctx.type = 'text/csv; charset=utf-8';
      ctx.body = ordersCsv(db, { ...query, within: station?.id ?? null });
      return '';
    },
    'GET /desk/orders/:orderId': ({ params }, desk) => viewOrder(db, desk, params.orderId),
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}
