import type { Receipt } from '@jiayou/contract';
import { gradeTone, soldWords, spokenGrade, spokenPaid } from './words';

test('a paid order is spoken as nozzle, grade, amount, tender', () => {
  const paid = { callNo: 'A17', nozzleNo: 3, grade: '92#', paidFen: 20000, tender: 'wechat-pay' } as Receipt;
  expect(spokenPaid(paid)).toBe('三号枪，九十二号，二百元，微信已支付');
  expect(
    spokenPaid({ ...paid, nozzleNo: 12, grade: '0#', paidFen: 20550 as Receipt['paidFen'], tender: 'alipay' }),
  ).toBe('十二号枪，零号柴油，二百零五元五角，支付宝已支付');
});

test.each([
  ['wechat-pay', '微信收款，二百元'],
  ['alipay', '支付宝收款，二百元'],
  ['bank-card', '银行卡收款，二百元'],
  ['cash', '现金收款，二百元'],
] as const)('what was collected at the till with %s is spoken as tender and amount', (tender, words) => {
  expect(spokenPaid({ nozzleNo: 3, grade: '92#', paidFen: 20_000 as Receipt['paidFen'], tender })).toBe(words);
});

test.each([
  [{ kind: 'fuel', nozzleNo: 3, grade: '92#' }, '3号枪 · 92#'],
  [{ kind: 'fuel', grade: '95#' }, '95#'],
  [{ kind: 'goods' }, '商品'],
  [{ kind: 'mixed', nozzleNo: 3, grade: '92#' }, '3号枪 · 92# · 商品'],
] as const)('%j is named in few words', (sold, words) => {
  expect(soldWords(sold)).toBe(words);
});

test.each([
  ['95#', '九十五号'],
  ['98', '九十八号'],
  ['-10#', '负十号柴油'],
  ['爱跑98', '爱跑98'],
])('the grade %s is spoken %s', (grade, words) => {
  expect(spokenGrade(grade)).toBe(words);
});

test.each([
  ['92#', '92'],
  ['95#', '95'],
  ['98#', '98'],
  ['0#', '0'],
  ['-20#', '0'],
] as const)('the grade %s has the colour of %s', (grade, tone) => {
  expect(gradeTone(grade)).toBe(tone);
});
