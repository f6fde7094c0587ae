import { volumeMlOf } from './volume';

test('two hundred yuan at 7.51 a litre is 26.631 litres', () => {
  expect(volumeMlOf(20_000, 751)).toBe(26_631);
});
