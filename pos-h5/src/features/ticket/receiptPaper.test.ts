import type { Receipt } from '@jiayou/contract';
import iconv from 'iconv-lite';
import { paperBytes } from '../../device/printer/paper';
import { textOn } from '../papers/paperSample';
import { receiptPaper } from './receiptPaper';

const receipt = {
  stationName: '人民广场加油站',
  orderNo: 'JY20261122140509A17',
  callNo: 'A17',
  paidAt: '2026-11-22T06:05:09Z',
  kind: 'fuel',
  fuelFen: 20000,
  goods: [],
  nozzleNo: 3,
  grade: '92#',
  priceFenPerLitre: 785,
  volumeMl: 25478,
  amountFen: 20000,
  discountFen: 1400,
  paidFen: 18600,
  tender: 'wechat-pay',
  channelTransactionNo: '4200001234202611221234567890',
  cashierName: '王芳',
  shiftNo: '1122-02',
} as unknown as Receipt;

test('a receipt on 58 mm paper says what was paid for, line by line', () => {
  expect(textOn(paperBytes(receiptPaper(receipt), 58))).toEqual([
    ' 人民广场加油站',
    '            加油小票',
    '--------------------------------',
    '取号                         A17',
    '订单号       JY20261122140509A17',
    '支付时间     2026-11-22 14:05:09',
    '--------------------------------',
    '油枪                       3号枪',
    '油品                         92#',
    '数量                    25.48 升',
    '单价                   ￥7.85/升',
    '金额                    ￥200.00',
    '优惠                    -￥14.00',
    '实付                    ￥186.00',
    '--------------------------------',
    '支付方式                微信支付',
    '交易号',
    '    4200001234202611221234567890',
    '收银员                      王芳',
    '班次                     1122-02',
    '--------------------------------',
    '     谢谢惠顾，请核对后离开',
    '[cut]',
  ]);
});

test('a receipt on 80 mm paper uses the wider columns', () => {
  const lines = textOn(paperBytes(receiptPaper(receipt), 80));
  expect(lines[0]).toBe('     人民广场加油站');
  expect(lines).toContain('-'.repeat(48));
  expect(lines).toContain('交易号              4200001234202611221234567890');
  expect(lines).toContain(`实付${' '.repeat(36)}￥186.00`);
});

test('a second paper says 补打 and its number', () => {
  expect(textOn(paperBytes(receiptPaper(receipt, 2), 58))[1]).toBe('     加油小票（补打 第2次）');
});

test('a receipt without discount or channel number leaves those lines out', () => {
  const cash = { ...receipt, discountFen: 0 as Receipt['discountFen'], channelTransactionNo: '' };
  const text = textOn(paperBytes(receiptPaper(cash), 58)).join('\n');
  expect(text).not.toMatch(/优惠|交易号/);
});

test('two copies are two whole papers, each in Chinese mode and cut', () => {
  const one = textOn(paperBytes(receiptPaper(receipt), 58));
  expect(textOn(paperBytes(receiptPaper(receipt), 58, 2))).toEqual([...one, ...one]);
});

test('Chinese is sent only after the printer was told to read two-byte characters', () => {
  const hex = Buffer.from(paperBytes(receiptPaper(receipt), 58)).toString('hex');
  const firstChinese = hex.indexOf(iconv.encode('人民', 'gb18030').toString('hex'));
  const chineseMode = hex.lastIndexOf('1c26', firstChinese);
  expect(chineseMode).toBeGreaterThan(hex.indexOf('1c2e'));
});

test('a station name wider than the paper is wrapped between characters', () => {
  const long = { ...receipt, stationName: '中国石化上海石油分公司人民广场加油加气站' };
  expect(textOn(paperBytes(receiptPaper(long), 58)).slice(0, 3)).toEqual([
    '中国石化上海石油',
    '分公司人民广场加',
    '    油加气站',
  ]);
});

const goods = [
  { name: '农夫山泉饮用天然水550ml 整箱24瓶装', quantity: 2, unitPriceFen: 4800, amountFen: 9600 },
  { name: '玻璃水', quantity: 1, unitPriceFen: 1500, amountFen: 1500 },
] as Receipt['goods'];

test('fuel and goods on one receipt: each line of goods with its count, the fuel with its own amount', () => {
  const { callNo, nozzleNo, ...fromTill } = receipt;
  expect([callNo, nozzleNo]).toEqual(['A17', 3]);
  const mixed = { ...fromTill, kind: 'mixed', goods, amountFen: 31100, paidFen: 29700, memberMasked: '138****1234' };
  expect(textOn(paperBytes(receiptPaper(mixed as Receipt), 58)).slice(2, 20)).toEqual([
    '--------------------------------',
    '订单号       JY20261122140509A17',
    '支付时间     2026-11-22 14:05:09',
    '会员                 138****1234',
    '--------------------------------',
    '油品                         92#',
    '数量                    25.48 升',
    '单价                   ￥7.85/升',
    '油品金额                ￥200.00',
    '农夫山泉饮用天然水550ml 整箱24瓶',
    '装',
    '  2 × ￥48.00           ￥96.00',
    '玻璃水',
    '  1 × ￥15.00           ￥15.00',
    '--------------------------------',
    '金额                    ￥311.00',
    '优惠                    -￥14.00',
    '实付                    ￥297.00',
  ]);
});

test('a receipt of goods alone is no fuel receipt', () => {
  const { grade, volumeMl, priceFenPerLitre, callNo, nozzleNo, ...rest } = receipt;
  expect([grade, volumeMl, priceFenPerLitre, callNo, nozzleNo]).not.toContain(undefined);
  const text = textOn(paperBytes(receiptPaper({ ...rest, kind: 'goods', goods }), 58));
  expect(text[1]?.trim()).toBe('购物小票');
  expect(text.join('\n')).not.toMatch(/油品|油枪|单价|数量|取号/);
});

test('cash shows what was given and the change', () => {
  const cash = { ...receipt, tender: 'cash', channelTransactionNo: '', receivedFen: 20000 } as Receipt;
  const lines = textOn(paperBytes(receiptPaper(cash), 58));
  expect(lines).toContain('支付方式                    现金');
  expect(lines).toContain('实收                    ￥200.00');
  expect(lines).toContain('找零                     ￥14.00');
});

test('a bank card shows its masked number and the terminal reference', () => {
  const card = {
    ...receipt,
    tender: 'bank-card',
    channelTransactionNo: '123456789012',
    cardNoMasked: '622202******1234',
  };
  const lines = textOn(paperBytes(receiptPaper(card as Receipt), 58));
  expect(lines).toContain('卡号            622202******1234');
  expect(lines).toContain('参考号              123456789012');
});
