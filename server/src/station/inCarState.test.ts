import { inCarRefusal, isOpen } from './inCarState';

const noon = new Date('2026-11-22T04:00:00Z');
const facts = {
  enabled: true,
  opens_minute: 0,
  closes_minute: 0,
  in_car_allowed: true,
  in_car_paused_at: null,
  in_car_paused_reason: '',
  has_account: true,
};

test('an open station with an alarm and an account takes payment in the car', () => {
  expect(inCarRefusal(facts, noon)).toBeUndefined();
});

test.each([
  ['station.closed', { enabled: false }],
  ['station.closed', { opens_minute: 13 * 60, closes_minute: 20 * 60 }],
  ['station.in_car_not_allowed', { in_car_allowed: false }],
  ['station.in_car_paused', { in_car_paused_at: noon }],
  ['station.no_account', { has_account: false }],
])('%s refuses payment in the car', (code, change) => {
  expect(inCarRefusal({ ...facts, ...change }, noon)).toBe(code);
});

test.each([
  ['22:00–06:00 is open at 23:00', '2026-11-22T15:00:00Z', true],
  ['22:00–06:00 is open at 05:59', '2026-11-22T21:59:00Z', true],
  ['22:00–06:00 is closed at 06:00', '2026-11-22T22:00:00Z', false],
])('%s', (_, now, open) => {
  expect(isOpen({ enabled: true, opens_minute: 22 * 60, closes_minute: 6 * 60 }, new Date(now))).toBe(open);
});
