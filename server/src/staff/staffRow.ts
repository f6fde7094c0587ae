import { ROLE_RIGHTS, type DeskStaff, type Role, type StaffId, type StationId } from '@jiayou/contract';
import { present, read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import type { DeskCaller } from '../session';

export interface StaffRow {
  readonly id: StaffId;
  readonly staff_no: string;
  readonly name: string;
  readonly role: Role;
  readonly station_id: StationId | null;
  readonly station_name: string | null;
  readonly enabled: boolean;
  readonly must_change_password: boolean;
  readonly has_totp: boolean;
  readonly locked_until: Date | null;
  readonly last_sign_in_at: Date | null;
  readonly created_at: Date;
  readonly version: number;
}

/** What {@link toDeskStaff} shows, from `staff f left join stations s`. */
export const STAFF_COLUMNS = `f.id, f.staff_no, f.name, f.role, f.station_id, s.name as station_name, f.enabled, f.must_change_password,
  exists (select from staff_totp t where t.staff_id = f.id and t.confirmed_at is not null) as has_totp,
  f.locked_until, (select max(created_at) from sessions x where x.staff_id = f.id) as last_sign_in_at, f.created_at, f.version`;

const byId = statement<StaffRow>(
  'staff.by-id',
  `select ${STAFF_COLUMNS} from staff f left join stations s on s.id = f.station_id where f.id = $1`,
);

/** One member of staff that this caller may see. @throws AppError `staff.not_found` */
export async function viewStaff(
  db: Database,
  { staffId, caller }: { readonly staffId: string; readonly caller: DeskCaller },
  now: Date,
): Promise<DeskStaff> {
  const [row] = await read(db, byId, [staffId]);
  if (row === undefined || !reaches(caller, row)) throw new AppError('staff.not_found');
  return toDeskStaff(row, now);
}

export function toDeskStaff(row: StaffRow, now: Date): DeskStaff {
  const station = row.station_id && row.station_name ? { id: row.station_id, name: row.station_name } : null;
  const isLocked = row.locked_until !== null && row.locked_until > now;
  return {
    id: row.id,
    staffNo: row.staff_no,
    name: row.name,
    role: row.role,
    enabled: row.enabled,
    mustChangePassword: row.must_change_password,
    hasTotp: row.has_totp,
    createdAt: row.created_at.toISOString(),
    version: row.version,
    ...present({
      station,
      lockedUntil: isLocked ? row.locked_until?.toISOString() : null,
      lastSignInAt: row.last_sign_in_at?.toISOString(),
    }),
  };
}

/** Whether this caller manages people of that role there: an administrator everybody, a master the own station's cashiers. */
export function reaches(
  { role, station }: Pick<DeskCaller, 'role' | 'station'>,
  whom: { readonly role: Role; readonly station_id: string | null },
): boolean {
  if (ROLE_RIGHTS[role].includes('staff.manage')) return true;
  return station !== null && whom.role === 'cashier' && whom.station_id === station.id;
}
