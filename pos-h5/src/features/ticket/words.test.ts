import type { Receipt } from '@jiayou/contract';
import { gradeTone, spokenGrade, spokenPaid } from './words';

test('a paid order is spoken as nozzle, grade, amount, tender', () => {
  const paid = { nozzleNo: 3, grade: '92#', paidFen: 20000, tender: 'wechat-pay' } as Receipt;
  expect(spokenPaid(paid)).toBe('三号枪，九十二号，二百元，微信已支付');
  expect(
    spokenPaid({ ...paid, nozzleNo: 12, grade: '0#', paidFen: 20550 as Receipt['paidFen'], tender: 'alipay' }),
  ).toBe('十二号枪，零号柴油，二百零五元五角，支付宝已支付');
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
