import { read, statement, type Database } from '../platform/db';

const expire = statement(
  'station.expire-imports',
  `delete from station_imports where made_at < $1::timestamptz - interval '1 day'`,
);

/** Throws away the files of a day ago, applied or not: what one did stands in the audit, line by line. */
export async function expireImports(db: Database, now: Date): Promise<void> {
  await read(db, expire, [now]);
}
