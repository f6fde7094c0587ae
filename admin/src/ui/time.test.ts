import { ago, greeting, spanText, stationClock, stationDay, stationTime } from './time';

const at = (instant: string): number => Date.parse(instant);

test('a till seen just after midnight in Shanghai is seen on the new day', () => {
  expect(stationTime(at('2026-11-22T15:59:59Z'))).toBe('11-22 23:59:59');
  expect(stationTime(at('2026-11-22T16:00:00Z'))).toBe('11-23 00:00:00');
  expect(stationClock(at('2026-11-22T16:00:00Z'))).toBe('00:00:00');
  expect(stationDay(at('2026-11-22T16:00:00Z'))).toBe('11月23日 星期一');
});

test.each([
  ['2026-11-21T15:59:59Z', '晚上好'],
  ['2026-11-21T16:00:00Z', '夜深了'],
  ['2026-11-21T20:59:59Z', '夜深了'],
  ['2026-11-21T21:00:00Z', '早上好'],
  ['2026-11-22T03:00:00Z', '中午好'],
  ['2026-11-22T05:00:00Z', '下午好'],
  ['2026-11-22T10:00:00Z', '晚上好'],
])('at %s people in Shanghai say %s', (instant, words) => {
  expect(greeting(at(instant))).toBe(words);
});

test.each([
  [-5_000, '刚刚'],
  [59_999, '刚刚'],
  [60_000, '1 分钟前'],
  [3_599_999, '59 分钟前'],
  [3_600_000, '1 小时前'],
  [86_400_000, '1 天前'],
])('a till seen %i ms ago reads %s', (spanMs, words) => {
  const nowMs = at('2026-11-22T06:00:00Z');
  expect(ago(nowMs - spanMs, nowMs)).toBe(words);
});

test.each([
  [1_800_000, '30:00'],
  [1_799_001, '30:00'],
  [61_000, '01:01'],
  [1, '00:01'],
  [0, '00:00'],
  [-4_000, '00:00'],
])('a code with %i ms left shows %s', (spanMs, text) => {
  expect(spanText(spanMs)).toBe(text);
});
