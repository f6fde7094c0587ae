import { randomInt } from 'node:crypto';
import { inTransaction, run, statement, type Database } from '../platform/db';

const SHOWN_MS = 60_000;
/** For a code that was scanned as the phone made the next one. */
export const CODE_GRACE_MS = 30_000;

const insert = statement('member.code', 'insert into member_codes (code, driver_id, expires_at) values ($1, $2, $3)');
// The one before may be under a scanner at this moment; its own time ends it.
const forget = statement(
  'member.forget-codes',
  `delete from member_codes where driver_id = $1 and code not in
     (select code from member_codes where driver_id = $1 order by expires_at desc limit 2)`,
);

/** The code a driver shows at the till; a new one each time. */
export async function showMemberCode(
  db: Database,
  driverId: string,
  now: Date,
): Promise<{ code: string; expiresAt: Date }> {
  const code = `JY${eightDigits()}${eightDigits()}`;
  const expiresAt = new Date(now.getTime() + SHOWN_MS);
  await inTransaction(db, async (tx) => {
    await run(tx, insert, [code, driverId, expiresAt]);
    await run(tx, forget, [driverId]);
  });
  return { code, expiresAt };
}

const eightDigits = () => String(randomInt(100_000_000)).padStart(8, '0');
