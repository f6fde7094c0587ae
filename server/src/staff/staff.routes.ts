import { ROLE_RIGHTS, type DeskApi, type DeskIdentity, type Role, type StationId } from '@jiayou/contract';
import { AppError } from '../platform/errors';
import type { Database } from '../platform/db';
import { clearSessionCookie, setSessionCookie, type Handlers } from '../platform/http';
import { endSession, openSession, readSessions, type Callers } from '../session';
import { createStaff } from './createStaff';
import { editStaff } from './editStaff';
import { endSessions } from './endSessions';
import { listStaff } from './listStaff';
import { resetTotp } from './removeTotp';
import { resetPassword } from './resetPassword';
import { setStaffEnabled } from './setStaffEnabled';
import { viewStaff } from './staffRow';
import { admitStaff } from './verifyStaff';

interface DoorContext {
  readonly db: Database;
  readonly cookieSecure: boolean;
  readonly totpKey: Buffer;
}

/** Coming and going at the desk. */
export function staffDoorRoutes({ db, cookieSecure, totpKey }: DoorContext) {
  return {
    'POST /desk/sign-in': async ({ body: { staffNo, password, code } }, _caller, { ctx, now }) => {
      const { staff, session } = await admitStaff(
        db,
        {
          staff: { no: staffNo },
          password,
          code: code === undefined ? code : { typed: code, totpKey },
          evenOneTime: true,
        },
        {
          now,
          work: async (tx, person) => {
            if (!ROLE_RIGHTS[person.role].includes('desk')) throw new AppError('session.forbidden');
            const owner = { staffId: person.id };
            return { staff: person, session: await openSession(tx, { kind: 'desk', owner, now }) };
          },
        },
      );
      setSessionCookie(ctx, 'desk', { ...session, secure: cookieSecure });
      return identityOf(staff);
    },
    'POST /desk/sign-out': async (_input, _caller, { ctx, now }) => {
      await endSession(db, ctx.cookies.get('desk') ?? '', now);
      clearSessionCookie(ctx, 'desk');
      return {};
    },
    'GET /desk/me': async (_input, caller) => identityOf({ ...caller, id: caller.staffId, name: caller.staffName }),
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}

/** Staff and their roles. */
export function staffDeskRoutes({ db }: { readonly db: Database }) {
  return {
    'GET /desk/staff': async ({ query }, caller, { now }) => listStaff(db, { caller, query }, now),
    'POST /desk/staff': async ({ body }, caller, { now }) => {
      const { staffId, oneTimePassword } = await createStaff(db, { caller, person: body }, now);
      return { staff: await viewStaff(db, { staffId, caller }, now), oneTimePassword };
    },
    'POST /desk/staff/:staffId': async ({ params: { staffId }, body }, caller, { now }) => {
      await editStaff(db, { caller, staffId, edit: body }, now);
      return viewStaff(db, { staffId, caller }, now);
    },
    'POST /desk/staff/:staffId/enabled': async ({ params: { staffId }, body }, caller, { now }) => {
      await setStaffEnabled(db, { caller, staffId, enabled: body.enabled }, now);
      return viewStaff(db, { staffId, caller }, now);
    },
    'POST /desk/staff/:staffId/reset-password': async ({ params }, caller, { now }) => ({
      oneTimePassword: await resetPassword(db, { caller, ...params }, now),
    }),
    'POST /desk/staff/:staffId/reset-totp': async ({ params: { staffId } }, caller, { now }) => {
      await resetTotp(db, { caller, staffId }, now);
      return viewStaff(db, { staffId, caller }, now);
    },
    'GET /desk/staff/:staffId/sessions': async ({ params: { staffId } }, caller, { now }) => {
      await viewStaff(db, { staffId, caller }, now);
      return { sessions: await readSessions(db, { staffId, askedBy: caller.sessionId }, now) };
    },
    'POST /desk/staff/:staffId/sessions/revoke': async ({ params: { staffId }, body }, caller, { now }) => {
      await viewStaff(db, { staffId, caller }, now);
      await endSessions(db, { caller, staffId, ...body }, now);
      return { sessions: await readSessions(db, { staffId, askedBy: caller.sessionId }, now) };
    },
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}

function identityOf(staff: {
  readonly id: string;
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly mustChangePassword: boolean;
  readonly station: { readonly id: StationId; readonly name: string } | null;
}): DeskIdentity {
  const { id, staffNo, name, role, mustChangePassword, station } = staff;
  return {
    staff: { id, staffNo, name, role },
    rights: mustChangePassword ? ['desk.enter'] : [...ROLE_RIGHTS[role]],
    mustChangePassword,
    ...(station === null ? {} : { station }),
  };
}
