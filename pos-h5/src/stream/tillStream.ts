import type { TillEvent } from '@jiayou/contract';
import { createStore, type Store } from '../device/store';

export interface StreamState {
  readonly link: 'connecting' | 'online' | 'offline';
  /** By this page's clock, since when there is no link. */
  readonly sinceMs: number;
}

export interface StreamParts {
  /** Reads the board; answers the cursor to go on from, or how it failed. */
  readonly readBoard: () => Promise<number | 'unreachable' | 'signed-out'>;
  readonly open: (url: string) => EventSource;
  readonly hear: (id: number, event: TillEvent) => void;
  /** The server's clock. */
  readonly tick: (now: string) => void;
  readonly signedOut: () => void;
  readonly nowMs: () => number;
}

export interface TillStream {
  readonly state: Store<StreamState>;
  /** Tries at once, e.g. when the browser says it is online again. */
  readonly hurry: () => void;
  /** The browser says the network is gone: said at once, not after the silence. */
  readonly drop: () => void;
  readonly close: () => void;
}

/** The server pings every 15 s: after this long in silence the line is dead, whatever the socket says. */
const SILENCE_MS = 40_000;
const RETRY_MS = [500, 1000, 2000, 4000, 8000] as const;

/**
 * The live line. Every connection begins with the board and goes on from its cursor, so nothing is missed however long
 * the till was away; what comes twice is dropped by its cursor. An EventSource tells no status: the board's answer does.
 */
export function openTillStream(parts: StreamParts): TillStream {
  const state = createStore<StreamState>({ link: 'connecting', sinceMs: parts.nowMs() });
  let source: EventSource | undefined;
  const alarm = createAlarm();
  let tries = 0;
  let isReading = false;
  let isClosed = false;
  void connect();
  return { state, hurry, drop, close };

  async function connect(): Promise<void> {
    isReading = true;
    const cursor = await parts.readBoard();
    isReading = false;
    if (isClosed) return;
    if (cursor === 'unreachable') return fail();
    if (cursor === 'signed-out') {
      close();
      return parts.signedOut();
    }
    source = listen(parts, cursor, { opened, heard: () => alarm.set(fail, SILENCE_MS), failed: fail });
    // A connection that never opens is silence too.
    alarm.set(fail, SILENCE_MS);
  }

  function opened(): void {
    tries = 0;
    state.set({ link: 'online', sinceMs: parts.nowMs() });
  }

  function fail(): void {
    hangUp();
    if (state.get().link !== 'offline') state.set({ link: 'offline', sinceMs: parts.nowMs() });
    alarm.set(() => void connect(), RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 0);
    tries += 1;
  }

  function hurry(): void {
    if (!isClosed && !isReading && source === undefined) alarm.set(() => void connect(), 0);
  }

  function drop(): void {
    if (!isClosed && source !== undefined) fail();
  }

  function close(): void {
    isClosed = true;
    hangUp();
  }

  function hangUp(): void {
    alarm.clear();
    source?.close();
    source = undefined;
  }
}

/** One thing to do later; setting it again forgets what was set before. */
function createAlarm(): { set: (what: () => void, afterMs: number) => void; clear: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = () => clearTimeout(timer);
  const set = (what: () => void, afterMs: number) => {
    clear();
    timer = setTimeout(what, afterMs);
  };
  return { set, clear };
}

interface Ears {
  readonly opened: () => void;
  readonly heard: () => void;
  readonly failed: () => void;
}

function listen(parts: StreamParts, cursor: number, { opened, heard, failed }: Ears): EventSource {
  const source = parts.open(`/api/till/stream?after=${cursor}`);
  source.addEventListener('open', () => {
    opened();
    heard();
  });
  source.addEventListener('ping', (message: MessageEvent<string>) => {
    heard();
    parts.tick((JSON.parse(message.data) as { now: string }).now);
  });
  source.addEventListener('till', (message: MessageEvent<string>) => {
    heard();
    parts.hear(Number(message.lastEventId), JSON.parse(message.data) as TillEvent);
  });
  // The browser's own retry would go on with an old cursor and without asking who we are.
  source.addEventListener('error', failed);
  return source;
}
