import { clockMinute, clockText, fullTime } from './recordWords';

test("a price that starts at New Year's midnight in Shanghai says the new year", () => {
  expect(fullTime('2029-12-31T16:00:00.000Z')).toBe('2030-01-01 00:00');
});

test('minutes of the day are written and read alike; half a time is none', () => {
  expect([clockText(390), clockMinute('06:30'), clockMinute('24:00'), clockMinute('6:3')]).toEqual([
    '06:30',
    390,
    undefined,
    undefined,
  ]);
});
