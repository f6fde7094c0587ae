import type { ErrorCode } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, one, read, statement, type Database, type Tx } from '../platform/db';

/** Somebody who was not let in. */
export interface Refusal {
  /** Whose account was tried; absent for a number nobody has. */
  readonly person?: { readonly id: string; readonly staff_no: string; readonly station_id: string | null } | undefined;
  /** Whether a session said already who it is. */
  readonly isSignedIn: boolean;
  readonly problem: ErrorCode;
}

const MOST_AT_A_TIME = 5;
const ACTION = 'account.refused';

const lately = statement<{ written: number }>(
  'staff.refusals-lately',
  `select count(*)::int as written from audit_entries where subject = $1 and at > $2::timestamptz - interval '15 minutes'
     and action = '${ACTION}' and detail->>'problem' = $3`,
);

/**
 * Writes down whose account was tried, from where, and what was wrong; never what was typed. For a wrong password or code, in the
 * transaction that counts it: every one is written, and the lock sees to it that they are few.
 */
export async function recordRefusal(tx: Tx, refusal: Refusal, now: Date): Promise<void> {
  const { person, isSignedIn, problem } = refusal;
  const subject = subjectOf(refusal);
  await recordAudit(tx, {
    at: now,
    // Whoever it was: that they named an account does not make it theirs.
    actor: isSignedIn ? subject : 'nobody',
    stationId: person?.station_id ?? null,
    action: ACTION,
    subject,
    detail: { ...(person && { staffNo: person.staff_no }), problem },
  });
}

/**
 * The same for what no lock ends: going on while the account is locked, a disabled account, a number nobody has. Nobody may fill the
 * audit with those, so of a kind and an account only a handful in a quarter of an hour is written, as many as the lock lets through
 * (a few more when many come at once). All numbers that nobody has are one account, and what was typed there is not written: it may
 * be a password in the wrong box.
 */
export async function recordRefusalAtTimes(db: Database, refusal: Refusal, now: Date): Promise<void> {
  const { written } = one(await read(db, lately, [subjectOf(refusal), now, refusal.problem]));
  if (written >= MOST_AT_A_TIME) return;
  await inTransaction(db, (tx) => recordRefusal(tx, refusal, now));
}

const subjectOf = ({ person }: Refusal): string => `staff:${person?.id ?? 'unknown'}`;
