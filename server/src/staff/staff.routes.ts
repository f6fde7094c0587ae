import { ROLE_RIGHTS, type DeskApi, type DeskIdentity, type Role, type StationId } from '@jiayou/contract';
import { AppError } from '../platform/errors';
import { inTransaction, type Database } from '../platform/db';
import { clearSessionCookie, setSessionCookie, type Handlers } from '../platform/http';
import { endSession, openSession, type Callers } from '../session';
import { verifyStaff } from './verifyStaff';

export function staffDeskRoutes({ db, cookieSecure }: { readonly db: Database; readonly cookieSecure: boolean }) {
  return {
    'POST /desk/sign-in': async ({ body }, _caller, { ctx, now }) => {
      const staff = await verifyStaff(db, body, now);
      if (!ROLE_RIGHTS[staff.role].includes('desk')) throw new AppError('session.forbidden');
      const session = await inTransaction(db, (tx) =>
        openSession(tx, { kind: 'desk', owner: { staffId: staff.id }, now }),
      );
      setSessionCookie(ctx, 'desk', { ...session, secure: cookieSecure });
      return identityOf(staff);
    },
    'POST /desk/sign-out': async (_input, _caller, { ctx, now }) => {
      await endSession(db, ctx.cookies.get('desk') ?? '', now);
      clearSessionCookie(ctx, 'desk');
      return {};
    },
    'GET /desk/me': async (_input, caller) =>
      identityOf({
        id: caller.staffId,
        staffNo: caller.staffNo,
        name: caller.staffName,
        role: caller.role,
        station: caller.station,
      }),
  } satisfies Partial<Handlers<DeskApi, Callers>>;
}

function identityOf(staff: {
  readonly id: string;
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly station: { readonly id: StationId; readonly name: string } | null;
}): DeskIdentity {
  const { id, staffNo, name, role, station } = staff;
  return {
    staff: { id, staffNo, name, role },
    rights: [...ROLE_RIGHTS[role]],
    ...(station === null ? {} : { station }),
  };
}
