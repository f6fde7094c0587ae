import { spanText, stationDateTime, stationHour, stationTime } from './time';

test('a payment just before midnight in Shanghai keeps its day, whatever zone it was written in', () => {
  expect(stationDateTime('2026-11-22T15:59:59Z')).toBe('2026-11-22 23:59:59');
  expect(stationDateTime('2026-11-22T16:00:00Z')).toBe('2026-11-23 00:00:00');
  expect(stationDateTime('2026-11-23T00:00:00+08:00')).toBe('2026-11-23 00:00:00');
  expect(stationTime('2026-11-22T06:05:09.123Z')).toBe('11-22 14:05:09');
  expect(stationHour('2026-11-22T06:05:09Z')).toBe('14:05');
});

test.each([
  [12_400, '00:12'],
  [754_000, '12:34'],
  [3_723_000, '1:02:03'],
  [-5, '00:00'],
])('%i ms without a network reads %s', (spanMs, text) => {
  expect(spanText(spanMs)).toBe(text);
});
