import { readAmount, typeAmount } from './amount';

test.each([
  ['200', 20_000],
  ['0.01', 1],
  ['12.5', 1250],
  ['12.', 1200],
  ['100000', 10_000_000],
  ['¥1,234.56', 123_456],
])('%s is so many fen', (text, fen) => {
  expect(readAmount(text)).toEqual({ is: 'fine', fen });
});

test.each([
  ['0', '金额至少0.01元'],
  ['0.00', '金额至少0.01元'],
  ['-5', '金额不能为负，请重新输入'],
  ['1.005', '金额最多精确到分（两位小数）'],
  ['100000.01', '单笔不能超过¥100,000.00，请分开收款'],
  ['999999999999999', '单笔不能超过¥100,000.00，请分开收款'],
  ['12元', '金额只能是数字，请重新输入'],
  ['1e5', '金额只能是数字，请重新输入'],
])('%s is refused with a sentence', (text, words) => {
  expect(readAmount(text)).toEqual({ is: 'wrong', words });
});

test('nothing typed is not yet an amount', () => {
  expect(readAmount(' ')).toEqual({ is: 'empty' });
});

test.each([
  ['205.5', ['2', '0', '5', '.', '5']],
  ['0.5', ['.', '5']],
  ['0.5', ['0', '0', '.', '.', '5']],
  ['20', ['2', '0', '0', '删除', 'x']],
  ['7', ['1', '清空', '7']],
])('keys give %s', (text, keys) => {
  expect(keys.reduce(typeAmount, '')).toBe(text);
});
