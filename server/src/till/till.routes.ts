import type { DeskApi, TillApi } from '@jiayou/contract';
import type { Database } from '../platform/db';
import { setSessionCookie, type Handlers } from '../platform/http';
import type { Callers } from '../session';
import { assertOwnStation } from '../station';
import { activateTill } from './activateTill';
import { createActivationCode } from './createActivationCode';
import { revokeTill } from './revokeTill';
import { tellPrinter } from './tellPrinter';

interface TillContext {
  readonly db: Database;
  readonly cookieSecure: boolean;
}

export function tillBindingRoutes({ db, cookieSecure }: TillContext) {
  return {
    'POST /till/activate': async ({ body }, _caller, { ctx, now }) => {
      const { identity, session } = await activateTill(db, body, now);
      setSessionCookie(ctx, 'till', { ...session, secure: cookieSecure });
      return identity;
    },
    'POST /till/printer-state': async ({ body: { state } }, { tillId }, { now }) => {
      await tellPrinter(db, { tillId, state }, now);
      return {};
    },
  } satisfies Partial<Handlers<TillApi, Callers>>;
}

export function tillDeskRoutes({ db }: TillContext) {
  return {
    'POST /desk/stations/:stationId/activation-codes': async ({ params }, caller, { now }) => {
      assertOwnStation(caller, params.stationId);
      const { code, expiresAt } = await createActivationCode(db, { ...params, staffId: caller.staffId }, now);
      return { code, expiresAt: expiresAt.toISOString() };
    },
    'POST /desk/stations/:stationId/tills/:tillId/revoke': async ({ params }, caller, { now }) => {
      assertOwnStation(caller, params.stationId);
      await revokeTill(db, { ...params, staffId: caller.staffId }, now);
      return {};
    },
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}
