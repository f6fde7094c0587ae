import { run, statement, type Tx } from '../platform/db';
import { hashToken, newToken } from '../platform/ids';
import { originNow } from '../platform/origin';

/** How long each kind of session lasts, ms. */
const SESSION_MS = {
  driver: 30 * 86_400_000,
  till: 730 * 86_400_000,
  cashier: 36 * 3_600_000,
  desk: 12 * 3_600_000,
} as const;
export type SessionKind = keyof typeof SESSION_MS;

interface SessionOwner {
  readonly driverId?: string;
  readonly appId?: string;
  readonly openId?: string;
  readonly tillId?: string;
  readonly staffId?: string;
  readonly shiftId?: string;
}

export interface OpenedSession {
  /** Shown to its owner once; we keep its hash. */
  readonly token: string;
  readonly expiresAt: Date;
}

const insert = statement(
  'session.open',
  `insert into sessions (token_hash, kind, driver_id, app_id, open_id, till_id, staff_id, shift_id, created_at, expires_at,
     last_seen_at, created_ip, user_agent)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, $11, $12)`,
);

export async function openSession(
  tx: Tx,
  { kind, owner, now }: { readonly kind: SessionKind; readonly owner: SessionOwner; readonly now: Date },
): Promise<OpenedSession> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + SESSION_MS[kind]);
  const { driverId, appId, openId, tillId, staffId, shiftId } = owner;
  const columns = [driverId, appId, openId, tillId, staffId, shiftId].map((value) => value ?? null);
  const origin = originNow();
  await run(tx, insert, [
    hashToken(token),
    kind,
    ...columns,
    now,
    expiresAt,
    origin?.ip ?? null,
    origin?.userAgent ?? null,
  ]);
  return { token, expiresAt };
}
