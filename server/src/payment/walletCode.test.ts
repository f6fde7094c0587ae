import { isMemberCode, walletOfCode } from '@jiayou/contract';

test.each([
  ['134567890123456789', 'wechat-pay'],
  ['100000000000000000', 'wechat-pay'],
  ['159999999999999999', 'wechat-pay'],
  ['2512345678901234', 'alipay'],
  ['286543210987654321', 'alipay'],
  ['301234567890123456789012', 'alipay'],
  ['13456789012345678', undefined],
  ['1345678901234567890', undefined],
  ['169999999999999999', undefined],
  ['251234567890123', undefined],
  ['6901234567892', undefined],
  [' 134567890123456789', undefined],
  ['１３4567890123456789', undefined],
  ['', undefined],
])('%s is a code of %s', (text, wallet) => {
  expect(walletOfCode(text)).toBe(wallet);
});

test('a member code is told from a payment code', () => {
  expect(isMemberCode('JY1234567890123456')).toBe(true);
  expect(walletOfCode('JY1234567890123456')).toBeUndefined();
  expect(isMemberCode('1234567890123456')).toBe(false);
});
