import type { DeskApi } from '@jiayou/contract';
import type { Handlers } from '../platform/http';
import type { Callers } from '../session';
import { assertOwnStation } from './assertOwnStation';
import { cancelPrice } from './cancelPrice';
import { checkAccount } from './checkAccount';
import { listAccounts } from './listAccounts';
import { listPrices } from './listPrices';
import { postPrice } from './postPrice';
import { saveAccount } from './saveAccount';
import type { StationContext } from './stationContext';

/** What a station sells at, and on which accounts it is paid. */
export function stationMoneyRoutes(context: StationContext) {
  const { db } = context;
  return {
    'GET /desk/stations/:stationId/prices': async ({ params, query }, caller, { now }) => {
      assertOwnStation(caller, params.stationId);
      return listPrices(db, { ...params, ...query }, now);
    },
    'POST /desk/stations/:stationId/prices': async ({ params, body }, caller, { now }) => {
      assertOwnStation(caller, params.stationId);
      return postPrice(db, { ...params, ...body, staffId: caller.staffId }, now);
    },
    'POST /desk/stations/:stationId/prices/cancel': async ({ params, body }, caller, { now }) => {
      assertOwnStation(caller, params.stationId);
      await cancelPrice(db, { ...params, ...body, staffId: caller.staffId }, now);
      return {};
    },
    'GET /desk/stations/:stationId/accounts': async ({ params }, caller) => {
      assertOwnStation(caller, params.stationId);
      return { accounts: await listAccounts(db, params.stationId) };
    },
    'POST /desk/stations/:stationId/accounts': async ({ params, body }, caller, { now }) => {
      assertOwnStation(caller, params.stationId);
      return saveAccount(db, { ...params, ...body, staffId: caller.staffId }, now);
    },
    'POST /desk/stations/:stationId/accounts/check': async ({ params, body }, caller) => {
      assertOwnStation(caller, params.stationId);
      return checkAccount(context, { ...params, ...body });
    },
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}
