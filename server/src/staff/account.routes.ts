import type { DeskApi } from '@jiayou/contract';
import type { Database } from '../platform/db';
import type { Handlers } from '../platform/http';
import { readSessions, type Callers } from '../session';
import { beginTotp } from './beginTotp';
import { changePassword } from './changePassword';
import { confirmTotp } from './confirmTotp';
import { endSessions } from './endSessions';
import { viewTotp } from './ownTotp';
import { removeTotp } from './removeTotp';

/** One's own account at the desk. */
export function accountRoutes({ db, totpKey }: { readonly db: Database; readonly totpKey: Buffer }) {
  return {
    'POST /desk/password': async ({ body }, caller, { now }) => {
      await changePassword(db, { caller, ...body }, now);
      return {};
    },
    'GET /desk/sessions': async (_input, { staffId, sessionId }, { now }) => ({
      sessions: await readSessions(db, { staffId, askedBy: sessionId }, now),
    }),
    'POST /desk/sessions/revoke': async ({ body }, caller, { now }) => {
      const { staffId, sessionId } = caller;
      await endSessions(db, { caller, staffId, ...body }, now);
      return { sessions: await readSessions(db, { staffId, askedBy: sessionId }, now) };
    },
    'GET /desk/totp': async (_input, { staffId }) => viewTotp(db, staffId),
    'POST /desk/totp/begin': async ({ body }, caller, { now }) => beginTotp(db, { caller, totpKey, ...body }, now),
    'POST /desk/totp/confirm': async ({ body }, caller, { now }) => ({
      recoveryCodes: [...(await confirmTotp(db, { caller, totpKey, ...body }, now))],
    }),
    'POST /desk/totp/remove': async ({ body }, caller, { now }) => {
      await removeTotp(db, { caller, password: body.password, code: { typed: body.code, totpKey } }, now);
      return {};
    },
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}
