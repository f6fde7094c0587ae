import { allOrdersOf, ordersOf, periodsOf, readReportQuery } from './reportAddress';

const SCOPE = { from: '2026-11-01', to: '2026-11-22', tender: 'cash' } as const;

test('a report without an address is this month so far, day by day', () => {
  expect(readReportQuery({}, '2026-11-22')).toEqual({ scope: { from: '2026-11-01', to: '2026-11-22' }, by: 'day' });
});

test('what the address says is asked for, and a split nobody knows is by day', () => {
  expect(readReportQuery({ by: 'tender', station: 'a,b', from: '2026-01-01' }, '2026-11-22')).toEqual({
    scope: { from: '2026-01-01', to: '2026-11-22', station: 'a,b' },
    by: 'tender',
  });
  expect(readReportQuery({ by: 'moon' }, '2026-11-22').by).toBe('day');
});

test.each([
  ['2026-11-22', '本周', '2026-11-16', '2026-11-22'],
  ['2026-11-23', '本周', '2026-11-23', '2026-11-23'],
  ['2026-01-01', '上周', '2025-12-22', '2025-12-28'],
  ['2026-01-15', '上月', '2025-12-01', '2025-12-31'],
  ['2026-03-31', '上月', '2026-02-01', '2026-02-28'],
])('on %s %s is %s to %s', (today, name, from, to) => {
  expect(periodsOf(today)).toContainEqual({ name, from, to });
});

test('a number opens the orders it is made of, with the filter of the report', () => {
  expect(ordersOf({ key: '2026-11-16', from: '2026-11-16', to: '2026-11-22' }, 'week', SCOPE)).toBe(
    '/orders?from=2026-11-16&to=2026-11-22&tender=cash',
  );
  expect(ordersOf({ key: '92#' }, 'grade', SCOPE)).toBe(
    '/orders?from=2026-11-01&to=2026-11-22&tender=cash&grade=92%23',
  );
  expect(ordersOf({ key: '' }, 'grade', SCOPE)).toContain('kind=goods');
  expect(allOrdersOf(SCOPE)).toBe('/orders?from=2026-11-01&to=2026-11-22&tender=cash');
});

test('what no shift has opens nothing: no filter tells it', () => {
  expect(ordersOf({ key: '' }, 'shift', SCOPE)).toBeUndefined();
});
