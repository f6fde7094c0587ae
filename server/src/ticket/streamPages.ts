import type { Ticket, TillEvent, TillRefund } from '@jiayou/contract';
import { readTillEvents, TILL_EVENTS_PAGE, type News, type TillEventRow } from '../push';
import { liveCashiers } from '../session';
import { readTickets, type Desk } from './readTickets';
import { readInCar } from './ticket.routes';

/** Refunds of one station by number, as they stand now; the refund module gives it. */
export type ReadRefunds = (stationId: string, refundNos: readonly string[]) => Promise<readonly TillRefund[]>;

export interface PagesContext extends Desk {
  readonly clock: () => Date;
  readonly readRefunds: ReadRefunds;
}

/** What comes after a cursor. */
interface Page {
  /** The events as the stream writes them, oldest first. */
  readonly texts: readonly string[];
  /** Where the stream stands after it. */
  readonly cursor: number;
  /** There may be more. */
  readonly isFull: boolean;
  /** Whose stream may have it: the tokens of those who are at work now. */
  readonly live: ReadonlySet<string>;
}

/** A station's events for all its streams in this process: what one hint makes ten tills ask for is read once. */
export interface StreamPages {
  /** A stream of this token is open until the answer is called. */
  join(stationId: string, token: string): () => void;
  read(news: News, stationId: string, cursor: number): Promise<Page>;
}

export function openPages(context: PagesContext): StreamPages {
  const tokens = new Map<string, Map<symbol, string>>();
  // Read after the hint came, so all that it is about is in it; gone when the last stream has let go of the hint.
  const pages = new WeakMap<News, Map<string, Promise<Page>>>();
  return {
    join: (stationId, token) => {
      const stream = Symbol(stationId);
      const here = tokens.get(stationId) ?? new Map<symbol, string>();
      tokens.set(stationId, here.set(stream, token));
      return () => {
        here.delete(stream);
        if (here.size === 0) tokens.delete(stationId);
      };
    },
    read: (news, stationId, cursor) => {
      const known = pages.get(news) ?? new Map<string, Promise<Page>>();
      pages.set(news, known);
      const key = `${stationId} ${cursor}`;
      const page = known.get(key) ?? readPage(context, { stationId, cursor, tokens: tokens.get(stationId) });
      known.set(key, page);
      return page;
    },
  };
}

interface Asked {
  readonly stationId: string;
  readonly cursor: number;
  readonly tokens: ReadonlyMap<symbol, string> | undefined;
}

async function readPage(context: PagesContext, { stationId, cursor, tokens }: Asked): Promise<Page> {
  const rows = await readTillEvents(context.db, stationId, cursor);
  if (rows.length === 0) return { texts: [], cursor, isFull: false, live: new Set() };
  const [now, live] = await Promise.all([
    readNow(context, stationId, rows),
    liveCashiers(context.db, [...(tokens?.values() ?? [])], context.clock()),
  ]);
  const texts = rows.flatMap((row) => {
    const event = eventOf(row, now);
    return event === undefined ? [] : [`id: ${row.seq}\nevent: till\ndata: ${JSON.stringify(event)}\n\n`];
  });
  return { texts, cursor: rows.at(-1)?.seq ?? cursor, isFull: rows.length === TILL_EVENTS_PAGE, live };
}

/** What events are about, as it stands now. */
interface Now {
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly refunds: ReadonlyMap<string, TillRefund>;
  readonly inCar: Awaited<ReturnType<typeof readInCar>> | undefined;
}

async function readNow(context: PagesContext, stationId: string, rows: readonly TillEventRow[]): Promise<Now> {
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
