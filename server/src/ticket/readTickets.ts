import type { Ticket, TicketId } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { TICKETS, toTicket, type TicketPolicy, type TicketRow } from './ticketView';

const byIds = statement<TicketRow>('ticket.by-ids', `${TICKETS} where t.station_id = $1 and t.id = any($2::uuid[])`);
const board = statement<TicketRow>(
  'ticket.board',
  `${TICKETS} where t.id in (
     (select id from tickets where station_id = $1 and state in ('waiting', 'claimed') order by added_at limit 500)
     union (select id from tickets where station_id = $1 order by added_at desc limit 60))
   order by t.added_at desc, t.id desc`,
);

/** Where tickets are read: their station, how old they may be, and the server's clock. */
export interface Desk {
  readonly db: Database;
  readonly policy: TicketPolicy;
}

/** Tickets of one station by id, as they stand now; another station's are not found. */
export async function readTickets(
  { db, policy }: Desk,
  { stationId, ticketIds }: { readonly stationId: string; readonly ticketIds: readonly string[] },
  now: Date,
): Promise<Map<string, Ticket>> {
  const rows = await read(db, byIds, [stationId, ticketIds]);
  return new Map(rows.map((row) => [row.id, toTicket(row, policy, now)]));
}

/** @throws AppError `ticket.not_found` */
export async function readTicketRow(
  db: Database,
  { stationId, ticketId }: { readonly stationId: string; readonly ticketId: TicketId },
): Promise<TicketRow> {
  const [row] = await read(db, byIds, [stationId, [ticketId]]);
  if (row === undefined) throw new AppError('ticket.not_found');
  return row;
}

/** What a station's board opens with: all that wants something, and the newest sixty. Newest first. */
export async function readBoard({ db, policy }: Desk, stationId: string, now: Date): Promise<Ticket[]> {
  return (await read(db, board, [stationId])).map((row) => toTicket(row, policy, now));
}
