import { DENOMINATIONS, differenceText, worthOf } from './cashCount';

test('counted notes and coins are worth what they say, exactly', () => {
  expect(worthOf({})).toBe(0);
  expect(worthOf({ 10000: '11', 2000: '3', 50: '1', 10: '3' })).toBe(1_160_80);
  expect(worthOf({ 100: '' })).toBe(0);
  const oneOfEach = Object.fromEntries(DENOMINATIONS.map(({ fen }) => [fen, '1']));
  expect(worthOf(oneOfEach)).toBe(18_660);
});

test.each([
  [110000, '现金相符'],
  [109000, '短款 ¥10.00'],
  [110001, '长款 ¥0.01'],
  [0, '短款 ¥1,100.00'],
])('%d fen in a drawer that should hold ¥1,100.00: %s', (countedFen, words) => {
  expect(differenceText(countedFen, 110000)).toBe(words);
});
