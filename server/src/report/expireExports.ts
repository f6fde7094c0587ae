import { inTransaction, run, statement, type Database } from '../platform/db';

const expire = statement<{ id: string }>(
  'report.expire-exports',
  `update exports set state = 'expired' where state <> 'expired' and expires_at <= $1 returning id`,
);
const forget = statement('report.forget-chunks', 'delete from export_chunks where export_id = any ($1::uuid[])');

/** Throws away the files whose day is over. */
export async function expireExports(db: Database, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    const gone = await run(tx, expire, [now]);
    if (gone.length > 0) await run(tx, forget, [gone.map(({ id }) => id)]);
  });
}
