import type { DeskApi, TillApi } from '@jiayou/contract';
import type { PaymentContext } from '../payment';
import { one } from '../platform/db';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { carryOut } from './carryOut';
import { decideRefund } from './decideRefund';
import { listCases } from './listCases';
import { listDeskRefunds, viewDeskRefund } from './readDeskRefunds';
import { listTillRefunds, readTillRefunds } from './readTillRefunds';
import { numberSlip } from './numberSlip';
import { requestRefund } from './requestRefund';
import { sendAbnormal } from './sendAbnormal';

export function refundTillRoutes(context: PaymentContext) {
  const { db } = context;
  const view = async (stationId: string, refundNo: string) =>
    one(await readTillRefunds(db, { stationId, refundNos: [refundNo] }));
  return {
    'POST /till/bills/:orderId/refunds': async ({ params, body }, cashier, { now }) => {
      const refundNo = await requestRefund(context, { cashier, wish: { ...params, ...body } }, now);
      return view(cashier.stationId, refundNo);
    },
    'GET /till/refunds': ({ query }, { stationId, staffId }) => listTillRefunds(db, { stationId, staffId, ...query }),
    'POST /till/refunds/:refundNo/carry-out': async ({ params, body }, cashier, { now }) => {
      await carryOut(context, { cashier, said: { ...params, ...body } }, now);
      return view(cashier.stationId, params.refundNo);
    },
    'POST /till/refunds/:refundNo/slips': ({ params, body }, cashier, { now }) =>
      numberSlip(db, { cashier, ...params, ...body }, now),
  } satisfies Partial<Handlers<TillApi, Callers>>;
}

export function refundDeskRoutes(context: PaymentContext) {
  const { db } = context;
  return {
    'GET /desk/refunds': ({ query }, desk) => listDeskRefunds(db, desk, query),
    'GET /desk/refunds/:refundNo': ({ params }, desk) => viewDeskRefund(db, desk, params.refundNo),
    'POST /desk/refunds/:refundNo/decide': async ({ params, body }, master, { now }) => {
      await decideRefund(context, { master, decision: { ...params, ...body } }, now);
      return viewDeskRefund(db, master, params.refundNo);
    },
    'POST /desk/refunds/:refundNo/abnormal': async ({ params, body }, desk, { now }) => {
      await sendAbnormal(context, { desk, ...params, ...body }, now);
      return viewDeskRefund(db, desk, params.refundNo);
    },
    'GET /desk/cases': ({ query }, desk) => listCases(db, desk, query),
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}
