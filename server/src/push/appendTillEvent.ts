import { run, statement, type Tx } from '../platform/db';

export type TillEventKind = 'ticket-added' | 'ticket-changed' | 'in-car-paused' | 'refund-changed';

// The cursor's row stays locked until the commit: whoever sees an event has seen all before it.
const append = statement(
  'push.append',
  `with cursor as (
     insert into till_cursors (station_id, last_seq) values ($1, 1)
     on conflict (station_id) do update set last_seq = till_cursors.last_seq + 1
     returning last_seq)
   insert into till_events (station_id, seq, kind, ticket_id, refund_no, at)
   select $1, last_seq, $2, $3, $4, $5 from cursor`,
);

/** Appends to a station's stream; call it last in a transaction, it holds the station's cursor. */
export async function appendTillEvent(
  tx: Tx,
  event: {
    readonly stationId: string;
    readonly kind: TillEventKind;
    readonly ticketId?: string;
    readonly refundNo?: string;
    readonly at: Date;
  },
): Promise<void> {
  const { stationId, kind, ticketId = null, refundNo = null, at } = event;
  await run(tx, append, [stationId, kind, ticketId, refundNo, at]);
}
