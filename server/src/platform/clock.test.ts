import { businessDateOf, shanghaiMinuteOf, shanghaiStamp } from './clock';

test.each([
  ['2026-11-22T15:59:59.999Z', '2026-11-22'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23'],
  ['2025-12-31T16:00:00.000Z', '2026-01-01'],
])('%s belongs to the business day %s', (instant, day) => {
  expect(businessDateOf(new Date(instant))).toBe(day);
});

test('numbers people read carry Shanghai time', () => {
  expect(shanghaiStamp(new Date('2026-11-22T06:05:09Z'))).toBe('20261122140509');
  expect(shanghaiMinuteOf(new Date('2026-11-22T06:05:09Z'))).toBe(14 * 60 + 5);
});
