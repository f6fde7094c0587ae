import { callNoOf } from './callNo';

test.each([
  [1, 'A01'],
  [99, 'A99'],
  [100, 'B01'],
  [2574, 'Z99'],
  [2575, 'A01'],
])('order %i of the day is called %s', (value, callNo) => {
  expect(callNoOf(value)).toBe(callNo);
});
