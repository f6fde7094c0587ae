import { run, statement, type Tx } from '../platform/db';

const insert = statement(
  'audit.record',
  'insert into audit_entries (at, actor, station_id, action, subject, detail) values ($1, $2, $3, $4, $5, $6)',
);

/** Who did what, to what, when. Append only; in the transaction of the change itself. */
export async function recordAudit(
  tx: Tx,
  entry: {
    readonly at: Date;
    /** `staff:<id>`, or `till:<id>` before anybody signed in. */
    readonly actor: string;
    readonly stationId: string | null;
    /** The verb, e.g. `ticket.reprint`. */
    readonly action: string;
    readonly subject: string;
    readonly detail?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { at, actor, stationId, action, subject, detail = {} } = entry;
  await run(tx, insert, [at, actor, stationId, action, subject, JSON.stringify(detail)]);
}
