import type { TillRefund } from '@jiayou/contract';
import { hearRefund, putAwayRefund, refundNotices } from './refundNews';
import { refundWords } from './refundWords';

beforeEach(() => {
  refundNotices.set([]);
});

test('a decision stays on the board until a person puts it away', () => {
  hearRefund(aRefund());
  hearRefund(aRefund({ refundNo: 'R2', state: 'rejected', decisionNote: '小票不符' }));
  expect(refundNotices.get().map(({ refundNo }) => refundNo)).toEqual(['R2', 'R1']);
  putAwayRefund('R2');
  expect(refundNotices.get().map(({ refundNo }) => refundNo)).toEqual(['R1']);
});

test('one refund is one notice, with its latest word', () => {
  hearRefund(aRefund({ toCarryOut: true }));
  hearRefund(aRefund({ state: 'succeeded' }));
  expect(refundNotices.get().map(({ state }) => state)).toEqual(['succeeded']);
});

test('a refund of the own shift is no news, unless it failed', () => {
  hearRefund(aRefund({ cause: 'in-shift' }));
  expect(refundNotices.get()).toEqual([]);
  hearRefund(aRefund({ cause: 'in-shift', state: 'failed' }));
  expect(refundNotices.get()).toHaveLength(1);
});

test.each([
  [{ tender: 'cash', toCarryOut: true }, '退款已同意 ¥200.00，请把现金交给顾客'],
  [{ tender: 'bank-card', toCarryOut: true }, '退款已同意 ¥200.00，请在刷卡机上退给顾客'],
  [{}, '退款已同意 ¥200.00，正在原路退回'],
  [{ state: 'rejected', decisionNote: '小票不符' }, '退款 ¥200.00 没有同意：小票不符'],
  [{ state: 'succeeded' }, '退款 ¥200.00 已退给顾客'],
  [{ state: 'failed' }, '退款 ¥200.00 没有成功，请联系站长'],
])('%j is said as what happened, then what to do', (over, what) => {
  expect(refundWords(aRefund(over)).what).toBe(what);
});

function aRefund(over: Partial<Record<keyof TillRefund, unknown>> = {}): TillRefund {
  return {
    refundNo: 'R1',
    amountFen: 20_000,
    tender: 'wechat-pay',
    state: 'approved',
    cause: 'application',
    decisionNote: '',
    toCarryOut: false,
    ...over,
  } as TillRefund;
}
