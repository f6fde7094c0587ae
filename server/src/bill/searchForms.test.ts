import { searchForms } from './searchForms';

const nothing = { amountFen: null, orderNo: null, callNo: null, phone: null, plate: null };

test.each([
  ['200', { amountFen: 20_000 }],
  ['200.5', { amountFen: 20_050 }],
  ['¥0.07元', { amountFen: 7 }],
  ['1388', { amountFen: 138_800, orderNo: '%1388', phone: '%1388' }],
  ['D20260102030405123456789012', { orderNo: '%D20260102030405123456789012' }],
  ['20260102030405123456789012', { orderNo: '%20260102030405123456789012' }],
  ['a17', { callNo: 'A17' }],
  ['沪A·12345', { plate: '%沪A12345' }],
  ['沪ad 12345', { plate: '%沪AD12345' }],
  ['A12345', { plate: '%A12345' }],
  ['13800001234', { orderNo: '%13800001234', phone: '%13800001234' }],
])('「%s」 is looked for as what it may be', (text, forms) => {
  expect(searchForms(text)).toEqual({ ...nothing, ...forms });
});

test.each(['你好', '1.234', '%', '_', '12%', 'D', '-5', "'; drop table orders"])('「%s」 finds nothing', (text) => {
  expect(searchForms(text)).toEqual(nothing);
});
