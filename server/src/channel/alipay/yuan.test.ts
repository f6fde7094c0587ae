import { Fen } from '@jiayou/contract';
import { assert, nat, property } from 'fast-check';
import { toYuan, Yuan } from './yuan';

test.each([
  [0, '0.00'],
  [1, '0.01'],
  [10, '0.10'],
  [99, '0.99'],
  [100, '1.00'],
  [20_005, '200.05'],
  [10_000_000_000, '100000000.00'],
])('%i fen are %s yuan', (fen, yuan) => {
  expect(toYuan(Fen.parse(fen))).toBe(yuan);
});

test('every amount comes back as it went', () => {
  assert(
    property(nat(2_000_000_000), (fen) => {
      expect(Yuan.parse(toYuan(Fen.parse(fen)))).toBe(fen);
    }),
  );
});

test.each([
  ['88', 8800],
  ['88.8', 8880],
  ['0.57', 57],
  ['1.10', 110],
])('%s yuan are %i fen, as they also write it', (yuan, fen) => {
  expect(Yuan.parse(yuan)).toBe(fen);
});

test.each(['', '.5', '1.', '1.005', '-1.00', '1e3', '1,000.00', ' 1.00', 'NaN', '99999999999.00', 1])(
  '%p is no amount',
  (given) => {
    expect(Yuan.safeParse(given).success).toBe(false);
  },
);

test.each([-1, 0.5, Number.NaN])('%p fen are no amount', (fen) => {
  expect(() => toYuan(fen as Fen)).toThrow('is no amount');
});
