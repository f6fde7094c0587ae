import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database } from '../platform/db';
import { newId } from '../platform/ids';
import { hashPassword, newOneTimePassword } from './password';

const insert = statement(
  'staff.first-admin',
  `insert into staff (id, staff_no, name, role, password_hash, must_change_password, created_at)
   select $1, $2, $3, 'hq-admin', $4, true, $5
   where not exists (select from staff where role = 'hq-admin' and enabled) returning 1 as made`,
);
// One at a time: two commands at once make one administrator.
const alone = statement('staff.first-admin-alone', `select pg_advisory_xact_lock(hashtext('jiayou.first-admin'))`);

/**
 * The administrator a new chain begins with, or one that lost its last begins again with. Answers the one-time password; `undefined` when
 * there is an administrator who can do it.
 */
export async function firstAdmin(
  db: Database,
  { staffNo, name }: { readonly staffNo: string; readonly name: string },
  now: Date,
): Promise<string | undefined> {
  const [staffId, oneTimePassword] = [newId(), newOneTimePassword('hq-admin')];
  const passwordHash = await hashPassword(oneTimePassword);
  return inTransaction(db, async (tx) => {
    await run(tx, alone);
    if ((await run(tx, insert, [staffId, staffNo, name, passwordHash, now])).length === 0) return undefined;
    const after = { staffNo, name, role: 'hq-admin' };
    const subject = `staff:${staffId}`;
    await recordAudit(tx, { at: now, actor: 'command', stationId: null, action: 'staff.create', subject, after });
    return oneTimePassword;
  });
}
