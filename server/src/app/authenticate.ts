import { ROLE_RIGHTS, type Permission, type StaffRight } from '@jiayou/contract';
import type { RouterContext } from '@koa/router';
import type { Database } from '../platform/db';
import { AppError } from '../platform/errors';
import type { Authenticate } from '../platform/http';
import { findCashier, findDesk, findDriver, findTill, type CashierCaller, type DeskCaller } from '../session';

/** Finds out who calls, as the endpoint's permission asks. Fail closed: a right that no role has lets nobody in. */
export function authenticator(db: Database): Authenticate {
  const kinds: Readonly<Record<Exclude<Permission, StaffRight>, Find>> = {
    public: () => Promise.resolve(null),
    driver: (ctx, now) => findDriver(db, { token: bearer(ctx), now }),
    till: (ctx, now) => findTill(db, { token: ctx.cookies.get('till'), now }),
    cashier: (ctx, now) => cashierAtOwnTill(db, ctx, { now, evenOffDuty: false }),
    'off-duty': (ctx, now) => cashierAtOwnTill(db, ctx, { now, evenOffDuty: true }),
  };
  return (permission, ctx, now) => {
    const find = Object.entries(kinds).find(([kind]) => kind === permission)?.[1];
    return find?.(ctx, now) ?? deskWithRight(db, ctx, { right: permission as StaffRight, now });
  };
}

type Find = (ctx: RouterContext, now: Date) => Promise<unknown>;

function bearer(ctx: RouterContext): string | undefined {
  return /^Bearer ([\w-]{20,100})$/.exec(ctx.get('Authorization'))?.[1];
}

// Two cookies, one till: a cashier's session is worth nothing on another one.
async function cashierAtOwnTill(
  db: Database,
  ctx: RouterContext,
  { now, evenOffDuty }: { readonly now: Date; readonly evenOffDuty: boolean },
): Promise<CashierCaller> {
  const cashier = await findCashier(db, { token: ctx.cookies.get('cashier'), now, evenOffDuty });
  const till = await findTill(db, { token: ctx.cookies.get('till'), now });
  if (till.tillId !== cashier.tillId) throw new AppError('session.forbidden');
  return cashier;
}

async function deskWithRight(
  db: Database,
  ctx: RouterContext,
  { right, now }: { readonly right: StaffRight; readonly now: Date },
): Promise<DeskCaller> {
  const caller = await findDesk(db, { token: ctx.cookies.get('desk'), now });
  if (!ROLE_RIGHTS[caller.role].includes(right)) throw new AppError('session.forbidden');
  if (caller.mustChangePassword && right !== 'desk.enter') throw new AppError('staff.must_change_password');
  return caller;
}
