import { PassThrough } from 'node:stream';
import type { RouterContext } from '@koa/router';
import type { Ticket, TillApi, TillEvent, TillRefund } from '@jiayou/contract';
import { read, statement } from '../platform/db';
import type { Handlers } from '../platform/http';
import type { Logger } from '../platform/logger';
import { readTillCursor, readTillEvents, TILL_EVENTS_PAGE, type TillEventRow } from '../push';
import { findCashier, type Callers, type CashierCaller } from '../session';
import type { TicketContext } from './moveTicket';
import { readTickets } from './readTickets';
import { readInCar } from './ticket.routes';

const PING_MS = 15_000;
const RECONNECT_MS = 1_000;
/** A reader that takes nothing is dropped: it comes back with its cursor. Bytes. */
const MOST_BUFFERED = 1_000_000;

const seen = statement('ticket.till-seen', 'update tills set last_seen_at = $2 where id = $1');

/** Refunds of one station by number, as they stand now; the refund module gives it. */
type ReadRefunds = (stationId: string, refundNos: readonly string[]) => Promise<readonly TillRefund[]>;

interface StreamContext extends TicketContext {
  readonly clock: () => Date;
  readonly readRefunds: ReadRefunds;
}

export function streamRoutes(given: TicketContext & { readonly clock: () => Date }, readRefunds: ReadRefunds) {
  const context: StreamContext = { ...given, readRefunds };
  return {
    'GET /till/stream': async ({ query }, cashier, { ctx, log }) => {
      const cursor = lastEventId(ctx) ?? query.after ?? (await readTillCursor(context.db, cashier.stationId));
      ctx.set({
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
      const stream = new PassThrough();
      ctx.status = 200;
      ctx.body = stream;
      follow(context, stream, { cashier, cursor, token: ctx.cookies.get('cashier'), log });
      // The body is the answer; the type asks for an event.
      return undefined as never;
    },
  } satisfies Partial<Handlers<TillApi, Callers>>;
}

function lastEventId(ctx: RouterContext): number | undefined {
  const text = ctx.get('Last-Event-ID');
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

interface Follower {
  readonly cashier: CashierCaller;
  readonly cursor: number;
  readonly token: string | undefined;
  readonly log: Logger;
}

/** Writes a station's events after a cursor, oldest first, and goes on as they come. */
function follow(context: StreamContext, stream: PassThrough, follower: Follower): void {
  const { cashier, token, log } = follower;
  let cursor = follower.cursor;
  let pumping = false;
  let again = false;
  const end = (): void => void stream.end();
  const wake = (): void => {
    again = true;
    if (!pumping) void pump().catch((error: unknown) => (log.warn({ err: error }, 'a till stream broke off'), end()));
  };
  const pump = async (): Promise<void> => {
    pumping = true;
    while (again && !stream.writableEnded) {
      again = false;
      const rows = await readTillEvents(context.db, cashier.stationId, cursor);
      // Signed out, revoked, disabled meanwhile: not one more order.
      if (rows.length > 0) await findCashier(context.db, { token, now: context.clock() });
      await deliver(context, { stream, stationId: cashier.stationId }, rows);
      cursor = rows.at(-1)?.seq ?? cursor;
      again ||= rows.length === TILL_EVENTS_PAGE;
      if (stream.writableLength > MOST_BUFFERED) end();
    }
    pumping = false;
  };
  const ping = async (): Promise<void> => {
    const now = context.clock();
    // Signed out, revoked, disabled: the stream ends and the till asks why.
    await findCashier(context.db, { token, now });
    await read(context.db, seen, [cashier.tillId, now]);
    stream.write(`event: ping\ndata: ${JSON.stringify({ now: now.toISOString() })}\n\n`);
  };
  const unsubscribe = context.hub.subscribe(cashier.stationId, wake);
  const pinging = setInterval(() => void ping().catch(end), PING_MS);
  stream.once('close', () => {
    clearInterval(pinging);
    unsubscribe();
  });
  stream.write(`retry: ${RECONNECT_MS}\n\n`);
  void ping().catch(end);
  wake();
}

async function deliver(
  context: StreamContext,
  to: { readonly stream: PassThrough; readonly stationId: string },
  rows: readonly TillEventRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const now = await readNow(context, to.stationId, rows);
  for (const row of rows) {
    const event = eventOf(row, now);
    if (event !== undefined) to.stream.write(`id: ${row.seq}\nevent: till\ndata: ${JSON.stringify(event)}\n\n`);
  }
}

/** What events are about, as it stands now. */
interface Now {
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly refunds: ReadonlyMap<string, TillRefund>;
  readonly inCar: Awaited<ReturnType<typeof readInCar>> | undefined;
}

async function readNow(context: StreamContext, stationId: string, rows: readonly TillEventRow[]): Promise<Now> {
  const ticketIds = rows.flatMap(({ ticket_id: id }) => (id === null ? [] : [id]));
  const refundNos = rows.flatMap(({ refund_no: no }) => (no === null ? [] : [no]));
  const paused = rows.some(({ kind }) => kind === 'in-car-paused');
  const [tickets, refunds, inCar] = await Promise.all([
    readTickets(context, { stationId, ticketIds }, context.clock()),
    refundNos.length === 0 ? [] : context.readRefunds(stationId, refundNos),
    paused ? readInCar(context.db, stationId) : undefined,
  ]);
  return { tickets, refunds: new Map(refunds.map((refund) => [refund.refundNo, refund])), inCar };
}

/** All is told as it stands now, so an old event never brings an old state back. */
function eventOf({ kind, ticket_id: ticketId, refund_no: refundNo }: TillEventRow, now: Now): TillEvent | undefined {
  switch (kind) {
    case 'in-car-paused':
      return now.inCar && { kind, paused: now.inCar.inCarPaused, reason: now.inCar.inCarPausedReason };
    case 'refund-changed': {
      const refund = now.refunds.get(refundNo ?? '');
      return refund && { kind, refund };
    }
    case 'ticket-added':
    case 'ticket-changed': {
      const ticket = now.tickets.get(ticketId ?? '');
      return ticket && { kind, ticket };
    }
  }
}
