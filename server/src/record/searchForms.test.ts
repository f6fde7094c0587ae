import { searchForms } from './searchForms';

test.each([
  ['200', { amountFen: 20_000 }],
  ['¥0.07元', { amountFen: 7 }],
  ['1388', { amountFen: 138_800, phone: '1388' }],
  ['138800', { amountFen: 13_880_000, phone: '138800', numberTail: '138800', channelTransactionNo: '138800' }],
  ['d20260102030405123456789012', { number: 'D20260102030405123456789012' }],
  [
    '2026 0102 0304 0512 3456 7890 12',
    { number: 'D20260102030405123456789012', channelTransactionNo: '20260102030405123456789012' },
  ],
  ['R20260102030405123456789012', { number: 'R20260102030405123456789012' }],
  ['4200001234202511220000000001', { channelTransactionNo: '4200001234202511220000000001' }],
  ['a17', { callNo: 'A17' }],
  ['沪A·12345', { plate: '沪A12345' }],
  ['沪ad 12345', { plate: '沪AD12345' }],
  ['ａ12345', { plate: 'A12345', channelTransactionNo: 'a12345' }],
])('「%s」 is looked for as what it may be', (text, forms) => {
  expect(searchForms(text)).toEqual(forms);
});

test.each(['你好', '1.234', '%', '_', '12%', 'D', '-5', "'; drop table orders"])('「%s」 finds nothing', (text) => {
  expect(searchForms(text)).toEqual({});
});
