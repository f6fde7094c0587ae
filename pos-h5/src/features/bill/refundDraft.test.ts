import type { BillDetail } from '@jiayou/contract';
import { checkDraft, EMPTY_DRAFT } from './refundDraft';

const bill = { refundableFuelFen: 15000, refundableGoodsFen: 1900 } as BillDetail;
const reason = '金额输错';

test('all that is left goes back, each part as far as it is left', () => {
  expect(checkDraft({ ...EMPTY_DRAFT, reason }, bill)).toEqual({
    is: 'ready',
    parts: { fuelFen: 15000, goodsFen: 1900, amountFen: 16900 },
    reason,
  });
});

test('a part is typed for fuel and for goods on their own', () => {
  const checked = checkDraft({ how: 'part', fuel: '50.5', goods: '', reason: ' 顾客退货 ' }, bill);
  expect(checked).toEqual({
    is: 'ready',
    parts: { fuelFen: 5050, goodsFen: 0, amountFen: 5050 },
    reason: '顾客退货',
  });
});

test.each([
  [{ fuel: '', goods: '' }, '请输入退款金额'],
  [{ fuel: '0', goods: '0.00' }, '请输入退款金额'],
  [{ fuel: '150.01', goods: '' }, '油品最多还能退 ¥150.00'],
  [{ fuel: '1', goods: '19.01' }, '非油品最多还能退 ¥19.00'],
  [{ fuel: '1', goods: '', reason: ' 错 ' }, '请选择或写明退款原因'],
])('%j is not sent: %s', (draft, words) => {
  expect(checkDraft({ how: 'part', reason, ...draft }, bill)).toEqual({ is: 'not-yet', words });
});
