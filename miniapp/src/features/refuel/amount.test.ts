import { fenOf, type PadKey, typeKey } from './amount';

const typed = (keys: readonly PadKey[]) => keys.reduce(typeKey, '');

describe('an amount typed by hand', () => {
  test('is whole fen, whatever floats would make of it', () => {
    expect([fenOf('186'), fenOf('186.5'), fenOf('0.07'), fenOf('1.15'), fenOf('4.35')]).toEqual([
      18_600, 18_650, 7, 115, 435,
    ]);
  });
  test('is no amount while empty, zero or unfinished in another way', () => {
    expect([fenOf(''), fenOf('0'), fenOf('0.00'), fenOf('.5'), fenOf('1.234'), fenOf('12a')]).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
  });
  test('counts from one fen to a hundred thousand yuan', () => {
    expect([fenOf('0.01'), fenOf('100000'), fenOf('100000.01')]).toEqual([1, 10_000_000, undefined]);
  });
});

describe('the number pad', () => {
  test('takes digits, one point and two places, and ignores what would be no amount', () => {
    expect(typed(['1', '8', '6', '.', '5', '.', '0', '9'])).toBe('186.50');
  });
  test('starts a lone point with a zero and replaces a leading zero', () => {
    expect(typed(['.', '5'])).toBe('0.5');
    expect(typed(['0', '7'])).toBe('7');
  });
  test('takes the last key back', () => {
    expect(typed(['1', '2', 'back'])).toBe('1');
    expect(typed(['back'])).toBe('');
  });
  test('stops at the most one payment may be', () => {
    expect(typed(['1', '0', '0', '0', '0', '0', '.', '0', '1'])).toBe('100000.0');
    expect(typed(['9', '9', '9', '9', '9', '9'])).toBe('99999');
  });
});
