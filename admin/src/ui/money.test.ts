import { litres, yuan } from './money';

test.each([
  [0, '¥0.00'],
  [7, '¥0.07'],
  [123_456, '¥1,234.56'],
  [-50, '−¥0.50'],
  [100_000_000_00, '¥100,000,000.00'],
])('%i fen are written %s', (fen, text) => {
  expect(yuan(fen)).toBe(text);
});

test('litres have two places', () => {
  expect(litres(43_290)).toBe('43.29 升');
});
