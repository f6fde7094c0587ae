import type { TillEvent } from '@jiayou/contract';
import { openTillStream } from './tillStream';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const PAUSED: TillEvent = { kind: 'in-car-paused', paused: true, reason: '' };

test('the line begins with the board and goes on from its cursor', async () => {
  const { opened, heard, stream } = await aLine([7]);
  expect(opened.map(({ url }) => url)).toEqual(['/api/till/stream?after=7']);
  opened[0]?.says('open');
  expect(stream.state.get().link).toBe('online');
  opened[0]?.says('till', { data: JSON.stringify(PAUSED), lastEventId: '8' });
  expect(heard).toEqual([{ id: 8, event: PAUSED }]);
});

test('a broken line shows since when, and is taken up again from the newest cursor', async () => {
  const { opened, stream, clock } = await aLine([7, 9]);
  opened[0]?.says('open');
  clock.nowMs = 5000;
  opened[0]?.says('error');
  expect(stream.state.get()).toEqual({ link: 'offline', sinceMs: 5000 });
  expect(opened[0]?.isClosed()).toBe(true);
  clock.nowMs = 6000;
  await jest.advanceTimersByTimeAsync(500);
  expect(opened[1]?.url).toBe('/api/till/stream?after=9');
  opened[1]?.says('open');
  expect(stream.state.get()).toEqual({ link: 'online', sinceMs: 6000 });
});

test('forty seconds without a ping is a dead line, whatever the socket says', async () => {
  const { opened, stream } = await aLine([7, 7]);
  opened[0]?.says('open');
  await jest.advanceTimersByTimeAsync(30_000);
  opened[0]?.says('ping', { data: '{"now":"2026-11-22T06:00:00Z"}' });
  await jest.advanceTimersByTimeAsync(39_000);
  expect(stream.state.get().link).toBe('online');
  await jest.advanceTimersByTimeAsync(1000);
  expect(stream.state.get().link).toBe('offline');
});

test('the longer the server is away, the less often it is asked, and never less than every eight seconds', async () => {
  const { asked } = await aLine(Array.from({ length: 20 }, () => 'unreachable' as const));
  await jest.advanceTimersByTimeAsync(500 + 1000 + 2000 + 4000 + 8000 + 8000);
  expect(asked()).toBe(7);
});

test('the browser says the network is back: the line is tried at once, and only once', async () => {
  const { asked, opened, stream } = await aLine(['unreachable', 'unreachable', 'unreachable', 4]);
  await jest.advanceTimersByTimeAsync(500 + 1000);
  stream.hurry();
  stream.hurry();
  await jest.advanceTimersByTimeAsync(0);
  expect(asked()).toBe(4);
  expect(opened).toHaveLength(1);
});

test('the browser says the network is gone: the board says so at once, and the line is tried again', async () => {
  const { opened, stream } = await aLine([7, 'unreachable', 7]);
  opened[0]?.says('open');
  stream.drop();
  expect(stream.state.get().link).toBe('offline');
  await jest.advanceTimersByTimeAsync(500 + 1000);
  opened[1]?.says('open');
  expect(stream.state.get().link).toBe('online');
});

test('an expired session leaves the board and asks no more', async () => {
  const { asked, left, opened } = await aLine([7, 'signed-out']);
  opened[0]?.says('error');
  await jest.advanceTimersByTimeAsync(60_000);
  expect(left()).toBe(1);
  expect(asked()).toBe(2);
});

type Answer = number | 'unreachable' | 'signed-out';

async function aLine(answers: Answer[]) {
  const opened: ReturnType<typeof aSource>[] = [];
  const heard: { id: number; event: TillEvent }[] = [];
  const clock = { nowMs: 0 };
  let asked = 0;
  let left = 0;
  const stream = openTillStream({
    readBoard: async () => answers[asked++] ?? 'unreachable',
    open(url) {
      const source = aSource(url);
      opened.push(source);
      return source as unknown as EventSource;
    },
    hear: (id, event) => void heard.push({ id, event }),
    tick: () => undefined,
    signedOut: () => void (left += 1),
    nowMs: () => clock.nowMs,
  });
  await jest.advanceTimersByTimeAsync(0);
  return { opened, heard, clock, stream, asked: () => asked, left: () => left };
}

/** The browser's end of a server-sent stream. */
function aSource(url: string) {
  const listeners = new Map<string, (message: object) => void>();
  let closed = false;
  return {
    url,
    addEventListener: (name: string, listener: (message: object) => void) => void listeners.set(name, listener),
    close: () => void (closed = true),
    isClosed: () => closed,
    says: (name: string, message: object = {}) => listeners.get(name)?.(message),
  };
}
