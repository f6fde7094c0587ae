import { paperBytes, type PaperLine } from '../../device/printer/paper';
import { dayPaper } from './dayPaper';
import { aDay, aRefund, aShift, columnsOf, textOn } from './paperSample';
import { refundPaper } from './refundPaper';
import { shiftPaper } from './shiftPaper';

const slip = { refund: aRefund(), stationName: '人民广场加油站', cashierName: '王芳' };
const on = (lines: readonly PaperLine[], widthMm: 58 | 80) => textOn(paperBytes(lines, widthMm));

test('a closed shift on 58 mm paper says what the server added up, line by line', () => {
  expect(on(shiftPaper(aShift), 58)).toEqual([
    ' 人民广场加油站',
    '            班结小票',
    '--------------------------------',
    '班次                     1122-02',
    '收银员                      王芳',
    '收银机                 1号收银台',
    '上班         2026-11-22 08:01:00',
    '班结         2026-11-22 16:05:00',
    '--------------------------------',
    '合计          笔数          金额',
    '订单金额               ￥8150.00',
    '优惠                    -￥26.55',
    '收款          31笔     ￥8123.45',
    '退款           3笔     -￥230.00',
    '净额                   ￥7893.45',
    '--------------------------------',
    '收款方式      笔数          金额',
    '微信支付      18笔     ￥5123.45',
    '  退款         2笔     -￥130.00',
    '  净额                 ￥4993.45',
    '现金           5笔      ￥700.00',
    '--------------------------------',
    '油品          笔数          金额',
    '92# 612.34 升 16笔     ￥4800.00',
    '0# 82.34 升    2笔      ￥600.00',
    '  退款         1笔     -￥100.00',
    '  净额                  ￥500.01',
    '--------------------------------',
    '非油品        笔数          金额',
    '商品           7笔      ￥100.00',
    '--------------------------------',
    '现金',
    '备用金                  ￥500.00',
    '现金收款                ￥700.00',
    '现金退款               -￥100.00',
    '应有现金               ￥1100.00',
    '实点现金               ￥1090.00',
    '差额                短款 ￥10.00',
    '说明：找零少收一张十元',
    '--------------------------------',
    '不在本班合计内',
    '移交 JY2026112215       ￥350.00',
    '  李站长：顾客已离开',
    '退款中 1笔               ￥50.00',
    '未认领 2笔              ￥400.00',
    '--------------------------------',
    '收银员签字：',
    '站长签字：',
    '[cut]',
  ]);
});

test('80 mm paper keeps the same words in its wider columns', () => {
  const lines = on(shiftPaper(aShift), 80);
  expect(lines).toContain('微信支付               18笔            ￥5123.45');
  expect(lines).toContain(`应有现金${' '.repeat(31)}￥1100.00`);
});

test('a shift closed by a master who counted nothing says so', () => {
  const { countedFen, differenceFen, ...cash } = aShift.cash;
  expect([countedFen, differenceFen]).toEqual([109000, -1000]);
  const closed = { ...aShift, shift: { ...aShift.shift, closedByName: '李站长' }, cash };
  const lines = on(shiftPaper(closed), 58);
  expect(lines).toContain('代班结                    李站长');
  expect(lines).toContain('实点现金                  未清点');
  expect(lines.join('\n')).not.toContain('差额');
});

test('a shift that agrees and left nothing behind has no such lines', () => {
  const even = {
    ...aShift,
    cash: { ...aShift.cash, differenceFen: 0, note: '' } as typeof aShift.cash,
    refundsUnderWay: { ...aShift.refundsUnderWay, count: 0 },
    unclaimed: { ...aShift.unclaimed, count: 0 },
    handedOver: [],
  };
  const lines = on(shiftPaper(even), 58);
  expect(lines).toContain('差额                        相符');
  expect(lines.join('\n')).not.toMatch(/不在本班|说明/);
});

test('an open shift says that it is not closed; a further paper of a closed one says which 补打 it is', () => {
  const { closedAt, ...open } = aShift.shift;
  expect(closedAt).toBeDefined();
  expect(on(shiftPaper({ ...aShift, shift: open }), 58)[1]?.trim()).toBe('班次汇总（未班结）');
  expect(on(shiftPaper(aShift, 12), 58)[1]?.trim()).toBe('班结小票（补打 第12次）');
});

test('yesterday on paper is the day of the station, with its shifts and what nobody claimed', () => {
  const lines = on(dayPaper(aDay), 58);
  expect(lines.slice(1, 6)).toEqual([
    '             日汇总',
    '--------------------------------',
    '营业日                2026-11-21',
    '范围           00:00:00-23:59:59',
    '打印时间     2026-11-22 15:00:00',
  ]);
  expect(lines.slice(-10)).toEqual([
    '其中未认领 1笔          ￥200.00',
    '--------------------------------',
    '班次',
    '1121-01 王芳           ￥7893.45',
    '  11-21 06:00 至 11-21 14:02',
    '1121-02 陈静              ￥0.00',
    '  11-21 14:05 至 未班结',
    '--------------------------------',
    '站长签字：',
    '[cut]',
  ]);
});

test('a refund slip says what went back and how', () => {
  expect(on(refundPaper(slip, 1), 58)).toEqual([
    ' 人民广场加油站',
    '            退款凭证',
    '--------------------------------',
    '退款单号',
    '     R20261122141000000000000001',
    '原订单号     JY20261122140509A17',
    '申请时间     2026-11-22 14:10:00',
    '退款时间     2026-11-22 14:10:03',
    '--------------------------------',
    '退款                     ￥50.00',
    '退回方式        原路退回微信支付',
    '状态                      已退款',
    '原因：金额输错',
    '--------------------------------',
    '收银员                      王芳',
    '        请顾客保留此凭证',
    '[cut]',
  ]);
});

test('cash that goes back is signed for, and a mixed refund names its parts', () => {
  const refund = aRefund({ tender: 'cash', amountFen: 10000, fuelFen: 6000, goodsFen: 4000 });
  const lines = on(refundPaper({ ...slip, refund }, 3), 58);
  expect(lines[1]?.trim()).toBe('退款凭证（补打 第2次）');
  expect(lines).toContain('油品                     ￥60.00');
  expect(lines).toContain('非油品                   ￥40.00');
  expect(lines).toContain('退回方式                    现金');
  expect(lines).toContain('顾客签字：');
});

test.each([58, 80] as const)(
  'no line of any paper is wider than %d mm paper, whatever the names and amounts',
  (widthMm) => {
    const huge = {
      ...aShift.totals.all,
      orders: 123456,
      paidFen: 123456789012,
      netFen: -123456789012,
    } as typeof aShift.totals.all;
    const totals = {
      ...aShift.totals,
      all: huge,
      byGrade: [{ ...huge, grade: '爱跑98号清净', volumeMl: 987654321 }],
      byTender: [{ ...huge, tender: 'wechat-pay' as const }],
    };
    const long = { ...aShift, totals, stationName: '中国石化上海石油分公司人民广场加油加气站' };
    const cash = { ...aShift.cash, note: '一张五十元真伪不清，已交站长；'.repeat(8) };
    for (const line of on(shiftPaper({ ...long, cash }), widthMm)) {
      expect(columnsOf(line)).toBeLessThanOrEqual(widthMm === 58 ? 32 : 48);
    }
  },
);
