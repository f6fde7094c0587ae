import { Fen, type DeskIdentity } from '@jiayou/contract';
import { consequence, refundState, whyNot } from './refundWords';

const master: DeskIdentity = {
  staff: { id: 'master', staffNo: 'S1', name: '站长', role: 'station-master' },
  rights: ['refund.decide'],
  mustChangePassword: false,
};
const amountFen = Fen.parse(123_400);

test('a master decides what others asked for, once', () => {
  expect(whyNot({ state: 'requested', requestedBy: 'cashier' }, master)).toBeUndefined();
  expect(whyNot({ state: 'approved', requestedBy: 'cashier' }, master)).toContain('处理过');
});

test('nobody decides their own, and is told so', () => {
  expect(whyNot({ state: 'requested', requestedBy: 'master' }, master)).toContain('自己的申请');
});

test('headquarters looks and does not decide', () => {
  expect(whyNot({ state: 'requested', requestedBy: 'cashier' }, { ...master, rights: ['refund.read'] })).toContain(
    '站长',
  );
});

test('what happens is said with the amount: wallets at once, cash by the hand of a cashier', () => {
  expect(consequence({ tender: 'alipay', amountFen })).toBe('同意后 ¥1,234.00 马上原路退回顾客的支付宝，不能撤回。');
  expect(consequence({ tender: 'cash', amountFen })).toContain('把现金 ¥1,234.00 交给顾客');
});

test('cash that was granted waits for a cashier', () => {
  expect(refundState({ state: 'approved', toCarryOut: true })).toBe('等收银员办理');
});
