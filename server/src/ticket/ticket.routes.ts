import type { TicketId, TillApi, TillOrder } from '@jiayou/contract';
import type { Handlers } from '../platform/http';
import { read, statement, type Database } from '../platform/db';
import { readTillCursor } from '../push';
import type { Callers, CashierCaller } from '../session';
import { claimTicket } from './claimTicket';
import type { TicketAction, TicketContext } from './moveTicket';
import { readBoard } from './readTickets';
import { reprintTicket } from './reprintTicket';
import { confirmPrinted, dismissTicket, releaseTicket } from './settleTicket';

/** `readCollecting` tells what a till was collecting: it stands above this module. */
export function ticketRoutes(
  context: TicketContext,
  readCollecting: (cashier: CashierCaller) => Promise<TillOrder | undefined>,
) {
  return {
    'GET /till/board': async (_input, cashier, { now }) => {
      const { stationId } = cashier;
      // The cursor first: what happens in between is in both, and being told twice does no harm.
      const cursor = await readTillCursor(context.db, stationId);
      const [tickets, inCar, collecting] = await Promise.all([
        readBoard(context, stationId, now),
        readInCar(context.db, stationId),
        readCollecting(cashier),
      ]);
      return { tickets, cursor, ...inCar, ...(collecting && { collecting }), now: now.toISOString() };
    },
    'POST /till/tickets/:ticketId/claim': ({ params, body }, cashier, { now }) =>
      claimTicket(context, action(cashier, params, now), body),
    'POST /till/tickets/:ticketId/printed': ({ params, body }, cashier, { now }) =>
      confirmPrinted(context, action(cashier, params, now), body),
    'POST /till/tickets/:ticketId/release': ({ params, body }, cashier, { now }) =>
      releaseTicket(context, action(cashier, params, now), body),
    'POST /till/tickets/:ticketId/reprint': ({ params, body }, cashier, { now }) =>
      reprintTicket(context, action(cashier, params, now), body),
    'POST /till/tickets/:ticketId/dismiss': ({ params }, cashier, { now }) =>
      dismissTicket(context, action(cashier, params, now)),
  } satisfies Partial<Handlers<TillApi, Callers>>;
}

function action(cashier: CashierCaller, { ticketId }: { readonly ticketId: TicketId }, now: Date): TicketAction {
  return { ticketId, cashier, now };
}

const inCar = statement<{ paused: boolean; reason: string }>(
  'ticket.in-car',
  'select in_car_paused_at is not null as paused, in_car_paused_reason as reason from stations where id = $1',
);

export async function readInCar(
  db: Database,
  stationId: string,
): Promise<{ inCarPaused: boolean; inCarPausedReason: string }> {
  const [row] = await read(db, inCar, [stationId]);
  return { inCarPaused: row?.paused ?? false, inCarPausedReason: row?.reason ?? '' };
}
