import type { DeskStation } from '@jiayou/contract';
import { lastSeenMs, tillState, type DeskTill } from './tillState';
import { figuresOf, waitingOf } from './waiting';

const nowMs = Date.parse('2026-11-22T06:00:00Z');
const secondsAgo = (seconds: number): string => new Date(nowMs - seconds * 1000).toISOString();

function till(over: Partial<DeskTill> = {}): DeskTill {
  return { id: 'till', name: '1号收银台', revoked: false, ...over };
}

const kinds = (over: Partial<DeskStation>): string[] => [...waitingOf([station(over)]).keys()];

function station(over: Partial<DeskStation> = {}): DeskStation {
  return {
    id: 'station' as DeskStation['id'],
    code: 'D0001',
    name: '人民广场加油站',
    address: '西藏中路268号',
    district: '黄浦区',
    latitude: 31.2319,
    longitude: 121.4757,
    enabled: true,
    prices: [],
    masters: [],
    inCarAllowed: true,
    nozzleCount: 8,
    tills: [till({ lastSeenAt: secondsAgo(10) })],
    inCarPaused: false,
    inCarPausedReason: '',
    wechatAccountNo: '1900000101',
    ...over,
  };
}

test('a till heard within the last minute is online, one heard before that is away', () => {
  expect(tillState(till({ lastSeenAt: secondsAgo(60) }), nowMs)).toBe('online');
  expect(tillState(till({ lastSeenAt: secondsAgo(61) }), nowMs)).toBe('away');
});

test('a till nobody has worked at was never seen', () => {
  expect(tillState(till(), nowMs)).toBe('never');
});

test('a stopped till is stopped, however lately it was heard', () => {
  expect(tillState(till({ lastSeenAt: secondsAgo(1), revoked: true }), nowMs)).toBe('revoked');
});

test('a station was last seen when its latest till was', () => {
  const tills = [till({ lastSeenAt: secondsAgo(300) }), till({ lastSeenAt: secondsAgo(20) }), till()];
  expect(lastSeenMs(tills)).toBe(nowMs - 20_000);
  expect(lastSeenMs([till()])).toBeUndefined();
});

test('nothing waits at a station that takes money and has a till at work', () => {
  expect(kinds({})).toEqual([]);
});

test('a paused station stands first, with its reason', () => {
  const bare = station({ code: 'D0001', tills: [] });
  const paused = station({ code: 'D0002', inCarPaused: true, inCarPausedReason: '油气报警' });
  const waiting = waitingOf([bare, paused]);
  expect([...waiting.keys()]).toEqual(['paused', 'no-till']);
  expect(waiting.get('paused')).toMatchObject([{ station: { code: 'D0002' }, detail: '油气报警' }]);
});

test('a station whose only till was stopped waits for a new one', () => {
  expect(kinds({ tills: [till({ revoked: true })] })).toEqual(['no-till']);
});

test('tills never seen are named, stopped ones are not', () => {
  const tills = [till({ name: '东台' }), till({ name: '西台' }), till({ name: '旧台', revoked: true })];
  expect(waitingOf([station({ tills })]).get('never-seen')).toMatchObject([{ detail: '东台、西台' }]);
});

test('a station without a merchant number cannot take money and says so', () => {
  const { wechatAccountNo: _without, ...bare } = station();
  expect([...waitingOf([bare]).keys()]).toEqual(['no-account']);
});

test('the figures of a chain count what is bound, not what was stopped', () => {
  const stations = [
    station({ tills: [till({ lastSeenAt: secondsAgo(5) }), till({ lastSeenAt: secondsAgo(5), revoked: true })] }),
    station({ nozzleCount: 4, inCarPaused: true, tills: [till({ lastSeenAt: secondsAgo(900) })] }),
  ];
  expect(figuresOf(stations, nowMs)).toEqual({ paused: 1, tills: 2, tillsOnline: 1, nozzles: 12 });
});
