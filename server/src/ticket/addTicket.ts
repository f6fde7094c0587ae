import { run, statement, type Tx } from '../platform/db';
import { newId } from '../platform/ids';
import { appendTillEvent } from '../push';

const insert = statement(
  'ticket.add',
  `insert into tickets (id, order_id, station_id, state, added_at, reserved_for) values ($1, $2, $3, 'waiting', $4, $5)`,
);

/** Puts a paid order on its station's board and into its stream. Last in its transaction: it holds the station's cursor. */
export async function addTicket(
  tx: Tx,
  paid: {
    readonly orderId: string;
    readonly stationId: string;
    readonly at: Date;
    /** The till that collected it; its own paper comes out there. */
    readonly reservedFor?: string | undefined;
  },
): Promise<void> {
  const ticketId = newId();
  await Promise.all([
    run(tx, insert, [ticketId, paid.orderId, paid.stationId, paid.at, paid.reservedFor ?? null]),
    appendTillEvent(tx, { stationId: paid.stationId, kind: 'ticket-added', ticketId, at: paid.at }),
  ]);
}
