import { run, statement, type Tx } from '../platform/db';
import { originNow } from '../platform/origin';

const insert = statement(
  'audit.record',
  `insert into audit_entries
     (at, actor, actor_role, station_id, action, subject, detail, before, after, ip, user_agent, request_id)
   values ($1, $2, (select role from staff where id = $3), $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
);

type Facts = Readonly<Record<string, unknown>>;

/**
 * Who did what, to what, when; from where is known by itself. Append only; in the transaction of the change itself.
 * Never secrets; personal data no more than it takes to know what changed.
 */
export async function recordAudit(
  tx: Tx,
  entry: {
    readonly at: Date;
    /** `staff:<id>`, `till:<id>` before anybody signed in, `nobody` who was not let in. */
    readonly actor: string;
    readonly stationId: string | null;
    /** The verb, e.g. `ticket.reprint`. */
    readonly action: string;
    readonly subject: string;
    readonly detail?: Facts;
    /** Of a change: what the fields were that it touched, and what they are. */
    readonly before?: Facts;
    readonly after?: Facts;
  },
): Promise<void> {
  const { at, actor, stationId, action, subject, detail = {}, before, after } = entry;
  const staffId = /^staff:(.+)$/.exec(actor)?.[1] ?? null;
  const facts = [detail, before, after].map((part) => (part === undefined ? null : JSON.stringify(part)));
  const origin = originNow();
  const from = [origin?.ip, origin?.userAgent, origin?.requestId].map((part) => part ?? null);
  await run(tx, insert, [at, actor, staffId, stationId, action, subject, ...facts, ...from]);
}
