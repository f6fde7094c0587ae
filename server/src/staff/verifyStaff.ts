import type { ErrorCode, Role, StationId } from '@jiayou/contract';
import { inTransaction, one, read, run, statement, type Database, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { checkCode, type ShownCode } from './checkCode';
import { hashPassword, passwordMatches } from './password';
import { recordRefusal, recordRefusalAtTimes } from './recordRefusal';

const MAX_FAILURES = 5;
const LOCK_MINUTES = 15;

/** A person who proved who they are. */
export interface VerifiedStaff {
  readonly id: string;
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly station: { readonly id: StationId; readonly name: string } | null;
  /** Came with a one-time password. */
  readonly mustChangePassword: boolean;
}

/** What somebody shows. */
interface Proof {
  /** By number, or by id when a session says already who it is. */
  readonly staff: { readonly no: string } | { readonly id: string };
  readonly password: string;
  readonly code?: ShownCode | undefined;
  /** A session stands for the second factor; the password alone is asked again. */
  readonly codeShownBefore?: boolean;
  /** What follows deals with one-time passwords. */
  readonly evenOneTime?: boolean;
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
  readonly must_change_password: boolean;
  readonly locked_until: Date | null;
}

const COLUMNS = `f.id, f.staff_no, f.name, f.role, f.station_id, s.name as station_name, f.password_hash, f.enabled,
  f.must_change_password, f.locked_until from staff f left join stations s on s.id = f.station_id`;
const byNumber = statement<StaffRow>('staff.by-number', `select ${COLUMNS} where f.staff_no = $1`);
const byId = statement<StaffRow>('staff.proof-by-id', `select ${COLUMNS} where f.id = $1`);
const lockById = statement<StaffRow>('staff.lock-proof', `select ${COLUMNS} where f.id = $1 for no key update of f`);
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

/** @throws AppError as {@link admitStaff} */
export function verifyStaff(
  db: Database,
  { staffNo, password }: { readonly staffNo: string; readonly password: string },
  now: Date,
): Promise<VerifiedStaff> {
  const work = (_tx: Tx, staff: VerifiedStaff): Promise<VerifiedStaff> => Promise.resolve(staff);
  return admitStaff(db, { staff: { no: staffNo }, password }, { now, work });
}

/**
 * Lets somebody do something who proves who they are; both in one transaction that holds their row, so whoever disables them comes
 * before or after. Wrong passwords and codes count alike, however many come at once.
 * @throws AppError `staff.wrong_password`, `staff.locked` after five wrong ones in a row, `staff.disabled`, `staff.code_required`,
 *   `staff.wrong_code`, `staff.must_change_password`
 */
export async function admitStaff<T>(
  db: Database,
  proof: Proof,
  { now, work }: { readonly now: Date; readonly work: (tx: Tx, staff: VerifiedStaff) => Promise<T> },
): Promise<T> {
  const row = await findTried(db, proof);
  if (row !== undefined && isLocked(row, now)) return turnAway(db, { row, proof, problem: 'staff.locked' }, now);
  const matches = await passwordMatches(row?.password_hash ?? (await nobody), proof.password);
  if (row === undefined) return turnAway(db, { row, proof, problem: 'staff.wrong_password' }, now);
  // A refusal is an outcome here, not a throw: what it counted must stay.
  const outcome = await inTransaction(db, async (tx) => {
    const locked = one(await run(tx, lockById, [row.id]));
    const isRight = matches && locked.password_hash === row.password_hash;
    const problem = await judge(tx, { row: locked, isRight, proof }, now);
    if (problem !== undefined) return { problem };
    await run(tx, forgetFailures, [row.id]);
    return { value: await work(tx, toStaff(locked)) };
  });
  return 'problem' in outcome ? turnAway(db, { row, proof, problem: outcome.problem }, now) : outcome.value;
}

async function findTried(db: Database, { staff }: Proof): Promise<StaffRow | undefined> {
  const [row] = 'no' in staff ? await read(db, byNumber, [staff.no.trim()]) : await read(db, byId, [staff.id]);
  return row;
}

/** What no count ends; a number nobody has is of them too. A wrong password or code was written when it was counted. */
const ENDLESS: ReadonlySet<ErrorCode> = new Set(['staff.locked', 'staff.disabled']);

async function turnAway(
  db: Database,
  { row, proof, problem }: { readonly row: StaffRow | undefined; readonly proof: Proof; readonly problem: ErrorCode },
  now: Date,
): Promise<never> {
  if (row === undefined || ENDLESS.has(problem)) {
    await recordRefusalAtTimes(db, { person: row, isSignedIn: 'id' in proof.staff, problem }, now);
  }
  throw new AppError(problem);
}

async function judge(
  tx: Tx,
  { row, isRight, proof }: { readonly row: StaffRow; readonly isRight: boolean; readonly proof: Proof },
  now: Date,
): Promise<ErrorCode | undefined> {
  if (isLocked(row, now)) return 'staff.locked';
  const problem = isRight ? await secondProblem(tx, { row, proof }, now) : 'staff.wrong_password';
  if (problem !== 'staff.wrong_password' && problem !== 'staff.wrong_code') return problem;
  await run(tx, countFailure, [row.id, now]);
  await recordRefusal(tx, { person: row, isSignedIn: 'id' in proof.staff, problem }, now);
  return problem;
}

/** What may be wrong although the password is right. */
async function secondProblem(
  tx: Tx,
  { row, proof }: { readonly row: StaffRow; readonly proof: Proof },
  now: Date,
): Promise<ErrorCode | undefined> {
  if (!row.enabled) return 'staff.disabled';
  if (row.must_change_password && proof.evenOneTime !== true) return 'staff.must_change_password';
  return proof.codeShownBefore === true ? undefined : checkCode(tx, { staffId: row.id, code: proof.code }, now);
}

function isLocked({ locked_until: until }: StaffRow, now: Date): boolean {
  return until !== null && until > now;
}

function toStaff(row: StaffRow): VerifiedStaff {
  const station = row.station_id && row.station_name ? { id: row.station_id, name: row.station_name } : null;
  const { id, staff_no: staffNo, name, role, must_change_password: mustChangePassword } = row;
  return { id, staffNo, name, role, station, mustChangePassword };
}
