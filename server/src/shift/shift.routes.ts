import type { OnDuty, TillApi, TillIdentity } from '@jiayou/contract';
import type { Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { clearSessionCookie, setSessionCookie, type Handlers } from '../platform/http';
import { endSession, findCashier, type Callers, type CashierCaller, type TillCaller } from '../session';
import { openShift } from './openShift';

export function shiftRoutes({ db, cookieSecure }: { readonly db: Database; readonly cookieSecure: boolean }) {
  return {
    'GET /till/me': async (_input, caller, { ctx, now }) => {
      const cashier = await whoIsOnDuty(db, ctx.cookies.get('cashier'), { till: caller, now });
      return { ...identityOf(caller), ...(cashier === undefined ? {} : { onDuty: dutyOf(cashier) }) };
    },
    'POST /till/sign-in': async ({ body }, caller, { ctx, now }) => {
      const { staff, shift, resumed, session } = await openShift(db, { till: caller, ...body }, now);
      setSessionCookie(ctx, 'cashier', { ...session, secure: cookieSecure });
      return {
        ...identityOf(caller),
        staff: { id: staff.id, staffNo: staff.staffNo, name: staff.name },
        shift: { id: shift.id, shiftNo: shift.shiftNo, openedAt: shift.openedAt.toISOString() },
        resumed,
      };
    },
    'POST /till/sign-out': async (_input, _caller, { ctx, now }) => {
      await endSession(db, ctx.cookies.get('cashier') ?? '', now);
      clearSessionCookie(ctx, 'cashier');
      return {};
    },
  } satisfies Partial<Handlers<TillApi, Callers>>;
}

async function whoIsOnDuty(
  db: Database,
  token: string | undefined,
  { till, now }: { readonly till: TillCaller; readonly now: Date },
): Promise<CashierCaller | undefined> {
  try {
    const cashier = await findCashier(db, { token, now });
    return cashier.tillId === till.tillId ? cashier : undefined;
  } catch (error) {
    // Nobody on duty is an answer here, not an error.
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

function identityOf(caller: TillCaller): TillIdentity {
  return {
    till: { id: caller.tillId, name: caller.tillName },
    station: { id: caller.stationId, name: caller.stationName, code: caller.stationCode },
  };
}

function dutyOf(caller: CashierCaller): Pick<OnDuty, 'staff' | 'shift'> {
  return {
    staff: { id: caller.staffId, staffNo: caller.staffNo, name: caller.staffName },
    shift: { id: caller.shiftId, shiftNo: caller.shiftNo, openedAt: caller.shiftOpenedAt.toISOString() },
  };
}
