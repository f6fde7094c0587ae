import { PassThrough } from 'node:stream';
import type { RouterContext } from '@koa/router';
import type { TillApi } from '@jiayou/contract';
import { read, statement } from '../platform/db';
import type { Handlers } from '../platform/http';
import type { Logger } from '../platform/logger';
import { readTillCursor, type News } from '../push';
import { findCashier, type Callers, type CashierCaller } from '../session';
import type { TicketContext } from './moveTicket';
import { openPages, type ReadRefunds, type StreamPages } from './streamPages';

const PING_MS = 15_000;
const RECONNECT_MS = 1_000;
/** A reader that takes nothing is dropped: it comes back with its cursor. Bytes. */
const MOST_BUFFERED = 1_000_000;

const seen = statement('ticket.till-seen', 'update tills set last_seen_at = $2 where id = $1');

interface StreamContext extends TicketContext {
  readonly clock: () => Date;
  readonly pages: StreamPages;
}

export function streamRoutes(given: TicketContext & { readonly clock: () => Date }, readRefunds: ReadRefunds) {
  const context: StreamContext = { ...given, pages: openPages({ ...given, readRefunds }) };
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
      follow(context, stream, { cashier, cursor, token: ctx.cookies.get('cashier') ?? '', log });
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
  readonly token: string;
  readonly log: Logger;
}

/** Writes a station's events after a cursor, oldest first, and goes on as they come. */
function follow(context: StreamContext, stream: PassThrough, follower: Follower): void {
  const { cashier, token, log } = follower;
  let cursor = follower.cursor;
  let pumping = false;
  let next: News | undefined;
  const end = (): void => void stream.end();
  const wake = (news: News): void => {
    if ((news.lastSeq ?? Infinity) <= cursor) return;
    next = news;
    if (!pumping) void pump().catch((error: unknown) => (log.warn({ err: error }, 'a till stream broke off'), end()));
  };
  const pump = async (): Promise<void> => {
    pumping = true;
    while (next !== undefined && !stream.writableEnded) {
      const news = next;
      next = undefined;
      const page = await context.pages.read(news, cashier.stationId, cursor);
      if (page.texts.length > 0) {
        // Signed out, revoked, disabled meanwhile: not one more order.
        if (!page.live.has(token)) return end();
        stream.write(page.texts.join(''));
      }
      cursor = page.cursor;
      if (page.isFull) next ??= news;
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
  const leave = context.pages.join(cashier.stationId, token);
  const unsubscribe = context.hub.subscribe(cashier.stationId, wake);
  const pinging = setInterval(() => void ping().catch(end), PING_MS);
  stream.once('close', () => {
    clearInterval(pinging);
    unsubscribe();
    leave();
  });
  stream.write(`retry: ${RECONNECT_MS}\n\n`);
  void ping().catch(end);
  wake({});
}
