import type { DeskApi } from '@jiayou/contract';
import type { Database } from '../platform/db';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { searchAudit } from './searchAudit';

export function auditRoutes({ db }: { readonly db: Database }) {
  return {
    'GET /desk/audit': async ({ query }, caller) => searchAudit(db, { caller, query }),
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}
