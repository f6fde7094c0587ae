import { Fen, type GoodsLine } from '@jiayou/contract';
import { boughtLine } from './bought';

const goods = (name: string, quantity: number): GoodsLine => ({
  name,
  quantity,
  unitPriceFen: Fen.parse(200),
  amountFen: Fen.parse(200 * quantity),
});
const fuel = { grade: '92#', volumeMl: 26_631 };

describe('what was bought, in one line', () => {
  test('is nozzle, grade and litres for fuel paid in the car', () => {
    expect(boughtLine({ ...fuel, nozzleNo: 3, goods: [] })).toBe('3号枪 · 92号 · 26.63 升');
  });
  test('has no nozzle when the cashier chose a grade', () => {
    expect(boughtLine({ ...fuel, goods: [] })).toBe('92号 · 26.63 升');
  });
  test('names the only goods, and counts the pieces of several', () => {
    expect(boughtLine({ goods: [goods('矿泉水', 2)] })).toBe('矿泉水 ×2');
    expect(boughtLine({ goods: [goods('矿泉水', 2), goods('玻璃水', 1)] })).toBe('矿泉水等 3 件');
  });
  test('has fuel and goods of a mixed order', () => {
    expect(boughtLine({ ...fuel, nozzleNo: 3, goods: [goods('矿泉水', 2)] })).toBe(
      '3号枪 · 92号 · 26.63 升 · 矿泉水 ×2',
    );
  });
});
