import type { Role, StationId } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { brokenConstraint, inTransaction, run, statement, type Database, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { newId } from '../platform/ids';
import type { DeskCaller } from '../session';
import { lockActor } from './lockStaff';
import { hashPassword, newOneTimePassword } from './password';
import { placeOf } from './placeOf';

const insert = statement(
  'staff.insert',
  `insert into staff (id, staff_no, name, role, station_id, password_hash, must_change_password, created_at)
   values ($1, $2, $3, $4, $5, $6, true, $7)`,
);

export interface NewStaff {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly stationId?: StationId | undefined;
}

/**
 * Takes somebody in, with a password that is good for one sign-in.
 * @throws AppError `staff.number_taken`, `staff.beyond_you`, `staff.station_needed`, `station.not_found`
 */
export async function createStaff(
  db: Database,
  { caller, person }: { readonly caller: DeskCaller; readonly person: NewStaff },
  now: Date,
): Promise<{ staffId: string; oneTimePassword: string }> {
  const [staffId, oneTimePassword] = [newId(), newOneTimePassword(person.role)];
  const passwordHash = await hashPassword(oneTimePassword);
  await inTransaction(db, async (tx) => {
    await lockActor(tx, caller);
    const { staffNo, name, role } = person;
    const { stationId, station } = await placeOf(tx, { caller, person });
    await insertOnce(tx, [staffId, staffNo, name, role, stationId, passwordHash, now]);
    await recordAudit(tx, {
      at: now,
      actor: `staff:${caller.staffId}`,
      stationId,
      action: 'staff.create',
      subject: `staff:${staffId}`,
      after: { staffNo, name, role, station },
    });
  });
  return { staffId, oneTimePassword };
}

async function insertOnce(tx: Tx, values: readonly unknown[]): Promise<void> {
  await run(tx, insert, values).catch((error: unknown) => {
    throw brokenConstraint(error) === 'staff_staff_no_key' ? new AppError('staff.number_taken') : error;
  });
}
