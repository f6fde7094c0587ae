import type { Role, StaffId, StationId } from '@jiayou/contract';
import { run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import type { DeskCaller } from '../session';
import { reaches } from './staffRow';

export interface LockedStaff {
  readonly id: StaffId;
  readonly staff_no: string;
  readonly name: string;
  readonly role: Role;
  readonly station_id: StationId | null;
  readonly station_name: string | null;
  readonly enabled: boolean;
  readonly version: number;
}

const lock = statement<LockedStaff>(
  'staff.lock',
  // In one order for everybody, or two who act on each other would wait for ever.
  `select f.id, f.staff_no, f.name, f.role, f.station_id, s.name as station_name, f.enabled, f.version
   from staff f left join stations s on s.id = f.station_id
   where f.id = any($1::uuid[]) order by f.id for no key update of f`,
);

/**
 * Keeps the caller as they are until the transaction ends: of two administrators who disable each other at once one is first, and the
 * other is nobody any more. @throws AppError `staff.disabled`, `session.forbidden`
 */
export async function lockActor(tx: Tx, caller: DeskCaller): Promise<void> {
  await lockWith(tx, caller, []);
}

/**
 * Takes the row of somebody whom the caller manages. @throws AppError `staff.own` for the caller's own, `staff.not_found` out of
 * their reach, `staff.disabled`, `session.forbidden`
 */
export async function lockStaff(
  tx: Tx,
  { caller, staffId }: { readonly caller: DeskCaller; readonly staffId: string },
): Promise<LockedStaff> {
  if (staffId === caller.staffId) throw new AppError('staff.own');
  const [target] = await lockWith(tx, caller, [staffId]);
  if (target === undefined || !reaches(caller, target)) throw new AppError('staff.not_found');
  return target;
}

async function lockWith(tx: Tx, caller: DeskCaller, others: readonly string[]): Promise<LockedStaff[]> {
  const rows = await run(tx, lock, [[caller.staffId, ...others]]);
  const actor = rows.find(({ id }) => id === caller.staffId);
  if (actor?.enabled !== true) throw new AppError('staff.disabled');
  const isSame = actor.role === caller.role && actor.station_id === (caller.station?.id ?? null);
  if (!isSame) throw new AppError('session.forbidden');
  return rows.filter((row) => row !== actor);
}
