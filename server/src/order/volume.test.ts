import { volumeMlOf } from './volume';

test.each([
  [20_000, 762, 26_250],
  [1, 762, 0],
  [762, 762, 1_000],
  [10_000_000, 1, 10_000_000_000],
])('%i fen at %i fen a litre buy %i ml', (amountFen, price, volumeMl) => {
  expect(volumeMlOf(amountFen, price)).toBe(volumeMl);
});
