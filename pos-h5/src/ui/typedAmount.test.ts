import { acceptedAmount, fenOfYuan, typedAmount, yuanOfFen, type AmountKey } from './typedAmount';

const type = (keys: string) => keys.split('').reduce((text, key) => typedAmount(text, key as AmountKey), '');

test.each([
  ['50', '50'],
  ['50.5', '50.5'],
  ['50.555', '50.55'],
  ['5..5', '5.5'],
  ['.5', '0.5'],
  ['007', '7'],
  ['123456789', '1234567'],
])('the keys %s make %s', (keys, text) => {
  expect(type(keys)).toBe(text);
});

test('the last key can be taken back, also from nothing', () => {
  expect(typedAmount('50.', '删除')).toBe('50');
  expect(typedAmount('', '删除')).toBe('');
});

test('what a keyboard types besides an amount is not taken', () => {
  expect(acceptedAmount('12a', '12')).toBe('12');
  expect(acceptedAmount('-1', '')).toBe('');
  expect(acceptedAmount('', '1')).toBe('');
});

test.each([
  ['0.1', 10],
  ['0.29', 29],
  ['1.1', 110],
  ['4.35', 435],
  ['1234567.89', 123456789],
  ['50.', 5000],
])('%s yuan are %d fen, without a float between', (text, fen) => {
  expect(fenOfYuan(text)).toBe(fen);
});

test('no text is no amount', () => {
  expect(fenOfYuan('')).toBeUndefined();
  expect(fenOfYuan('1e3')).toBeUndefined();
});

test('an amount goes into its field and comes out of it unchanged', () => {
  for (const fen of [0, 1, 10, 99, 100, 12345, 100000001]) expect(fenOfYuan(yuanOfFen(fen))).toBe(fen);
});
