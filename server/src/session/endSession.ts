import { read, statement, type Database } from '../platform/db';
import { hashToken } from '../platform/ids';

const revoke = statement(
  'session.end',
  'update sessions set revoked_at = $2 where token_hash = $1 and revoked_at is null',
);

/** Signs out: the token is worth nothing from now on. */
export async function endSession(db: Database, token: string, now: Date): Promise<void> {
  await read(db, revoke, [hashToken(token), now]);
}
