import type { StaffSession } from '@jiayou/contract';
import { present, read, statement, type Database } from '../platform/db';

interface SessionRow {
  readonly id: string;
  readonly kind: StaffSession['kind'];
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_seen_at: Date | null;
  readonly created_ip: string | null;
  readonly user_agent: string | null;
  readonly till_name: string | null;
}

const alive = statement<SessionRow>(
  'session.of-staff',
  `select s.id, s.kind, s.created_at, s.expires_at, s.last_seen_at, s.created_ip, s.user_agent, t.name as till_name
   from sessions s left join tills t on t.id = s.till_id
   where s.staff_id = $1 and s.revoked_at is null and s.expires_at > $2
   order by coalesce(s.last_seen_at, s.created_at) desc, s.id limit 100`,
);

/** Where a member of staff is signed in now, the last used first. */
export async function readSessions(
  db: Database,
  { staffId, askedBy }: { readonly staffId: string; readonly askedBy: string },
  now: Date,
): Promise<StaffSession[]> {
  const rows = await read(db, alive, [staffId, now]);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    since: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    isThis: row.id === askedBy,
    ...present({
      lastSeenAt: row.last_seen_at?.toISOString(),
      ip: row.created_ip,
      userAgent: row.user_agent,
      tillName: row.till_name,
    }),
  }));
}
