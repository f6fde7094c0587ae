import { printQueue } from '../../device/printer/printQueue';
import { aRefund } from '../papers/paperSample';
import { refundNews } from './refundNews';
import { printSlip } from './refundSlips';

const names = { stationName: '人民广场加油站', cashierName: '小李' };

test('the first slip has no number, each further one says which 补打 it is, and the same number is one paper', () => {
  const slip = { refund: aRefund({ slips: 0 }), ...names, actionId: 'a' as never, state: { is: 'idle' } } as const;
  const ids = [1, 1, 2, 3].map((slipNo) => printSlip(slip, slipNo));
  expect(printQueue.get().map(({ title }) => title)).toEqual([
    '退款凭证 ¥50.00',
    '退款凭证 ¥50.00（补打 第1次）',
    '退款凭证 ¥50.00（补打 第2次）',
  ]);
  expect(ids[0]).toBe(ids[1]);
  expect(refundNews.get().get(slip.refund.refundNo)?.slips).toBe(3);
});

// What prints reads its encoder: it has come before the file ends.
afterAll(async () => void (await import('../../device/printer/paper')));
