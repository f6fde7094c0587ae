import type { Bill } from '@jiayou/contract';
import { aRefund } from '../papers/paperSample';
import { backWords, boughtWords, isUnderWay, refundQuestion, refundStanding } from './billWords';

test.each([
  ['wechat-pay', '确认退款 ¥50.00，原路退回微信'],
  ['alipay', '确认退款 ¥50.00，原路退回支付宝'],
  ['bank-card', '确认退款 ¥50.00，请在刷卡机上退回银行卡'],
  ['cash', '确认退款 ¥50.00，请把现金交给顾客'],
] as const)('before money goes back by %s the question says how much and where to', (tender, words) => {
  const question = refundQuestion(5000, tender, 'here');
  expect(question.consequence).toBe(words);
  expect(question.verb).toBe('退款 ¥50.00');
});

test('an application says that the master decides first', () => {
  expect(refundQuestion(5000, 'alipay', 'apply').consequence).toBe('申请退款 ¥50.00，站长同意后原路退回支付宝');
  expect(refundQuestion(5000, 'cash', 'apply').consequence).toBe('申请退款 ¥50.00，站长同意后把现金交给顾客');
});

test.each([
  [{ state: 'requested' }, '等站长审批', '站长处理后，结果会回到这里'],
  [{ state: 'rejected', decisionNote: '小票不符' }, '站长未同意', '小票不符'],
  [{ state: 'rejected' }, '站长未同意', '钱没有退'],
  [{ state: 'approved' }, '已提交', '正在提交，请稍等'],
  [{ state: 'approved', tender: 'cash', toCarryOut: true }, '待交现金', '请交给顾客现金 ¥50.00'],
  [
    { state: 'approved', tender: 'bank-card', toCarryOut: true },
    '待刷卡机退款',
    '请在刷卡机上退 ¥50.00，再填签购单上的参考号',
  ],
  [{ state: 'sent' }, '退款中', '微信正在处理，到账会自动显示'],
  [{ state: 'succeeded', tender: 'cash' }, '已退款', '现金已交给顾客'],
  [
    { state: 'failed', failureCode: 'ACCOUNT_ERROR' },
    '退款失败',
    '没有退成，请联系站长处理，不要另给现金（ACCOUNT_ERROR）',
  ],
])('a refund that is %j says what happened, then what to do', (over, chip, todo) => {
  expect(refundStanding(aRefund(over))).toMatchObject({ chip, todo });
});

test('only what ends by itself is asked for again: a person must carry out cash, a master must decide', () => {
  expect(isUnderWay(aRefund({ state: 'sent' }))).toBe(true);
  expect(isUnderWay(aRefund({ state: 'approved' }))).toBe(true);
  expect(isUnderWay(aRefund({ state: 'approved', toCarryOut: true }))).toBe(false);
  expect(isUnderWay(aRefund({ state: 'requested' }))).toBe(false);
  expect(isUnderWay(aRefund())).toBe(false);
});

test('what was bought is said short', () => {
  const fuel = { kind: 'fuel', nozzleNo: 3, grade: '92#', volumeMl: 25478 } as Bill;
  expect(boughtWords(fuel)).toBe('3号枪 · 92# · 25.48 升');
  expect(boughtWords({ ...fuel, kind: 'mixed' })).toBe('3号枪 · 92# · 25.48 升 · 含商品');
  expect(boughtWords({ kind: 'goods' } as Bill)).toBe('商品');
});

test.each([
  [0, 0, ''],
  [5000, 0, '已退 ¥50.00'],
  [0, 3000, '待退 ¥30.00'],
  [5000, 3000, '已退 ¥50.00，待退 ¥30.00'],
])('of %d fen gone back and %d asked for the list says %j', (refundedFen, refundingFen, words) => {
  expect(backWords({ refundedFen, refundingFen } as Bill)).toBe(words);
});
