import { run, statement, type Tx } from '../platform/db';

const revoke = statement(
  'session.revoke',
  `update sessions set revoked_at = $4
   where staff_id = $1 and ($2::uuid is null or id = $2) and ($3::uuid is null or id <> $3)
     and revoked_at is null and expires_at > $4
   returning id`,
);

/** Ends a person's sessions, at tills and desks, from their next request on. Answers how many there were. */
export async function revokeSessions(
  tx: Tx,
  which: {
    readonly staffId: string;
    /** This one alone. */
    readonly only?: string | undefined;
    /** All but this one. */
    readonly except?: string;
  },
  now: Date,
): Promise<number> {
  return (await run(tx, revoke, [which.staffId, which.only ?? null, which.except ?? null, now])).length;
}
