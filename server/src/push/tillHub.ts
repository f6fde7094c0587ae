import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { read, statement, type Database } from '../platform/db';
import type { Logger } from '../platform/logger';

/** A hint that a station has something new: the same object for all whom it wakes. */
export interface News {
  /** The last event there is, where the hint knows it: who has that one need not look. */
  readonly lastSeq?: number;
}

/** Tells open streams that their station has something new. A hint only: the cursor in the database is the truth. */
export interface TillHub {
  /** Call after the commit that appended an event. */
  hint(stationId: string): void;
  /** `wake` may come too often, never too late by more than the poll. Answers how to stop. */
  subscribe(stationId: string, wake: (news: News) => void): () => void;
  close(): Promise<void>;
}

const CHANNEL = 'till_events';
const POLL_MS = 1000;
const RELISTEN_MS = 1000;

const notify = statement('push.notify', `select pg_notify('${CHANNEL}', $1)`);
const positions = statement<{ station_id: string; last_seq: number }>(
  'push.positions',
  'select station_id, last_seq from till_cursors where station_id = any($1)',
);

export function createTillHub(db: Database, log: Logger): TillHub {
  const wakers = new Map<string, Set<(news: News) => void>>();
  const wake = (stationId: string, news: News = {}): void => wakers.get(stationId)?.forEach((waker) => waker(news));
  // Our own streams are woken directly; our own echo must not wake them again.
  const self = randomUUID();
  const announce = announcer(db, { self, log });
  const stopListening = listen(db, { self, wake, log });
  const stopPolling = poll(db, { wakers, wake });
  return {
    hint: (stationId) => {
      wake(stationId);
      announce(stationId);
    },
    subscribe: (stationId, waker) => {
      const set = wakers.get(stationId) ?? new Set();
      wakers.set(stationId, set.add(waker));
      return () => {
        set.delete(waker);
        if (set.size === 0) wakers.delete(stationId);
      };
    },
    close: async () => {
      stopPolling();
      await stopListening();
    },
  };
}

// NOTIFY takes one lock for the whole database at commit, so hints go out on their own, many stations in one.
function announcer(
  db: Database,
  { self, log }: { readonly self: string; readonly log: Logger },
): (stationId: string) => void {
  const waiting = new Set<string>();
  let sending = false;
  const send = async (): Promise<void> => {
    sending = true;
    while (waiting.size > 0) {
      const stationIds = [...waiting].slice(0, 200); // a payload holds 8000 bytes
      stationIds.forEach((stationId) => waiting.delete(stationId));
      await read(db, notify, [`${self},${stationIds.join()}`]).catch((error: unknown) =>
        log.warn({ err: error }, 'hint not sent'),
      );
    }
    sending = false;
  };
  return (stationId) => {
    waiting.add(stationId);
    if (!sending) void send();
  };
}

interface Ears {
  readonly self: string;
  readonly wake: (stationId: string) => void;
  readonly log: Logger;
}

function listen(db: Database, ears: Ears): () => Promise<void> {
  let client: Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;
  const again = (): void => {
    client = undefined;
    if (!closed) retry = setTimeout(connect, RELISTEN_MS);
  };
  const connect = (): void => {
    client = new Client({ connectionString: db.url, application_name: 'jiayou-listen' });
    client.on('notification', ({ payload = '' }) => {
      const [from, ...stationIds] = payload.split(',');
      if (from !== ears.self) stationIds.forEach((stationId) => ears.wake(stationId));
    });
    // While deaf, the poll carries the news.
    client.on('error', (error) => ears.log.warn({ err: error }, 'listening broke off'));
    client.on('end', again);
    client
      .connect()
      .then(() => client?.query(`listen ${CHANNEL}`))
      .catch(() => client?.end());
  };
  connect();
  return async () => {
    closed = true;
    clearTimeout(retry);
    await client?.end();
  };
}

function poll(
  db: Database,
  {
    wakers,
    wake,
  }: { readonly wakers: ReadonlyMap<string, unknown>; readonly wake: (stationId: string, news: News) => void },
): () => void {
  const seen = new Map<string, number>();
  const look = async (): Promise<void> => {
    if (wakers.size === 0) return;
    for (const { station_id: stationId, last_seq: seq } of await read(db, positions, [[...wakers.keys()]])) {
      if (seen.get(stationId) !== seq) wake(stationId, { lastSeq: seq });
      seen.set(stationId, seq);
    }
  };
  // An unreachable database is found out by whoever needs it; the poll just goes on.
  const timer = setInterval(() => void look().catch(() => undefined), POLL_MS);
  return () => clearInterval(timer);
}
