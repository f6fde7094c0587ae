import type { DeskApi, TillApi } from '@jiayou/contract';
import { inTransaction, type Database } from '../platform/db';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { closeShift } from './closeShift';
import { handOverShift, handOverWaiting } from './handOver';
import { listShifts, viewShift } from './listShifts';
import { reprintShift } from './reprintShift';
import { setFloat } from './setFloat';
import { summariseShift } from './shiftSummary';
import { viewYesterday } from './viewYesterday';

export function tallyRoutes({ db }: { readonly db: Database }) {
  return {
    'GET /till/shift': async (_input, { shiftId }) => inTransaction(db, (tx) => summariseShift(tx, shiftId)),
    'POST /till/shift/float': async ({ body }, cashier, { now }) => setFloat(db, { cashier, ...body }, now),
    'POST /till/shift/close': async ({ body }, cashier, { now }) => closeShift(db, { cashier, ...body }, now),
    'POST /till/shift/hand-over': async ({ body }, cashier, { now }) => handOverWaiting(db, { cashier, ...body }, now),
    'GET /till/shifts': async ({ query }, cashier) => listShifts(db, cashier, query),
    'GET /till/shifts/:shiftId': async ({ params }, cashier) => viewShift(db, cashier, params.shiftId),
    'POST /till/shifts/:shiftId/reprint': async ({ params, body }, cashier, { now }) =>
      reprintShift(db, { cashier, ...params, ...body }, now),
    'GET /till/yesterday': async (_input, { stationId }, { now }) => viewYesterday(db, stationId, now),
  } satisfies Partial<Handlers<TillApi, Callers>>;
}

export function tallyDeskRoutes({ db }: { readonly db: Database }) {
  return {
    'POST /desk/shifts/:shiftId/hand-over': async ({ params, body }, master, { now }) => {
      await handOverShift(db, { ...params, master, ...body }, now);
      return {};
    },
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}
