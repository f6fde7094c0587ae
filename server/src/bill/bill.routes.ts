import type { TillApi } from '@jiayou/contract';
import type { Database } from '../platform/db';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { listBills, listPastBills } from './listBills';
import { viewBill } from './viewBill';

export function billRoutes({ db }: { readonly db: Database }) {
  return {
    'GET /till/bills': async ({ query }, cashier) => listBills(db, cashier, query),
    'GET /till/past-bills': async ({ query }, cashier) => listPastBills(db, cashier, query),
    'GET /till/bills/:orderId': async ({ params }, cashier) => viewBill(db, cashier, params.orderId),
  } satisfies Partial<Handlers<TillApi, Callers>>;
}
