import { dayAfter, isoWeekOf, nameOf, spanOf } from './reportNames';

test.each([
  ['2024-12-30', '2025-W01'],
  ['2025-12-22', '2025-W52'],
  ['2025-12-29', '2026-W01'],
  ['2026-12-28', '2026-W53'],
  ['2026-11-16', '2026-W47'],
])('the week that begins on %s is %s', (monday, week) => {
  expect(isoWeekOf(monday)).toBe(week);
});

test('a week or a month stands for the days of it that the report holds', () => {
  const within = { from: '2026-02-04', to: '2026-02-26' };
  expect(spanOf('week', '2026-02-02', within)).toEqual({ from: '2026-02-04', to: '2026-02-08' });
  expect(spanOf('week', '2026-02-23', within)).toEqual({ from: '2026-02-23', to: '2026-02-26' });
  expect(spanOf('month', '2026-02-01', { from: '2026-01-01', to: '2026-12-31' })).toEqual({
    from: '2026-02-01',
    to: '2026-02-28',
  });
  expect(spanOf('station', 'D0001', within)).toEqual({});
});

test('what has no grade is goods, and what has no shift was claimed by nobody', () => {
  expect(nameOf('grade', '', null)).toBe('非油品');
  expect(nameOf('shift', '', null)).toBe('未认领');
  expect(nameOf('station', 'id', '人民广场加油站')).toBe('人民广场加油站');
});

test('a day goes on across a leap year', () => {
  expect(dayAfter('2024-02-28', 1)).toBe('2024-02-29');
  expect(dayAfter('2026-01-01', -1)).toBe('2025-12-31');
});
