import type { Role, StationId } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { hashPassword, passwordMatches } from './password';

const MAX_FAILURES = 5;
const LOCK_MINUTES = 15;

/** A person who proved who they are. */
export interface VerifiedStaff {
  readonly id: string;
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly station: { readonly id: StationId; readonly name: string } | null;
}

interface StaffRow {
  readonly id: string;
  readonly staff_no: string;
  readonly name: string;
  readonly role: Role;
  readonly station_id: StationId | null;
  readonly station_name: string | null;
  readonly password_hash: string;
  readonly enabled: boolean;
  readonly locked_until: Date | null;
}

const byNumber = statement<StaffRow>(
  'staff.by-number',
  `select f.id, f.staff_no, f.name, f.role, f.station_id, s.name as station_name, f.password_hash, f.enabled, f.locked_until
   from staff f left join stations s on s.id = f.station_id where f.staff_no = $1`,
);
const countFailure = statement(
  'staff.count-failure',
  `update staff set failed_sign_ins = case when failed_sign_ins + 1 >= ${MAX_FAILURES} then 0 else failed_sign_ins + 1 end,
     locked_until = case when failed_sign_ins + 1 >= ${MAX_FAILURES} then $2::timestamptz + interval '${LOCK_MINUTES} minutes' else locked_until end
   where id = $1`,
);
const forgetFailures = statement(
  'staff.forget-failures',
  'update staff set failed_sign_ins = 0, locked_until = null where id = $1 and (failed_sign_ins > 0 or locked_until is not null)',
);

// Compared against when the number is unknown, so that the answer takes as long either way.
const nobody = hashPassword('nobody');

/** @throws AppError `staff.wrong_password`, `staff.locked` after five wrong ones in a row, `staff.disabled` */
export async function verifyStaff(
  db: Database,
  { staffNo, password }: { readonly staffNo: string; readonly password: string },
  now: Date,
): Promise<VerifiedStaff> {
  const [row] = await read(db, byNumber, [staffNo.trim()]);
  if (row !== undefined && isLocked(row, now)) throw new AppError('staff.locked');
  const matches = await passwordMatches(row?.password_hash ?? (await nobody), password);
  if (row === undefined) throw new AppError('staff.wrong_password');
  if (!matches) {
    await read(db, countFailure, [row.id, now]);
    throw new AppError('staff.wrong_password');
  }
  if (!row.enabled) throw new AppError('staff.disabled');
  await read(db, forgetFailures, [row.id]);
  return toStaff(row);
}

function isLocked({ locked_until: until }: StaffRow, now: Date): boolean {
  return until !== null && until > now;
}

function toStaff(row: StaffRow): VerifiedStaff {
  const station = row.station_id && row.station_name ? { id: row.station_id, name: row.station_name } : null;
  return { id: row.id, staffNo: row.staff_no, name: row.name, role: row.role, station };
}
