import type { DeskApi } from '@jiayou/contract';
import type { Database } from '../platform/db';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { listOrders } from './listOrders';
import { viewOrder } from './viewOrder';

export function recordDeskRoutes({ db }: { readonly db: Database }) {
  return {
    'GET /desk/orders': ({ query }, { station }) => {
      const { after, limit, ...filter } = query;
      return listOrders(db, { ...filter, within: station?.id ?? null }, { after, limit });
    },
    'GET /desk/orders/:orderId': ({ params }, desk) => viewOrder(db, desk, params.orderId),
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}
