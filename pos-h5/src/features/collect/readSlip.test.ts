import { readSlip } from './readSlip';

const slip = { referenceNo: '123456789012', cardNo: '622202******1234', authorisation: 'a1b2' };

test.each([
  ['622202******1234', '622202******1234'],
  ['6222021234567891234', '622202*********1234'],
  ['6222 02** **** 1234', '622202******1234'],
  ['6222021234', '622202******1234'],
])('the card number %s is kept as %s', (cardNo, cardNoMasked) => {
  expect(readSlip({ ...slip, cardNo })).toEqual({
    is: 'fine',
    outcome: { outcome: 'approved', referenceNo: '123456789012', cardNoMasked, authorisation: 'A1B2' },
  });
});

test.each([
  [{ referenceNo: '12345678901' }, '参考号是12位数字，请照签购单核对'],
  [{ cardNo: '1234' }, '卡号请填前六位和后四位，中间用*'],
  [{ authorisation: '授权' }, '授权码最多6位数字或字母'],
])('a slip with a fault says which', (over, words) => {
  expect(readSlip({ ...slip, ...over })).toEqual({ is: 'wrong', words });
});
