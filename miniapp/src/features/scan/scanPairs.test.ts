import { Fen, type ScannedOrder } from '@jiayou/contract';
import { scanPairs } from './scanPairs';

const order = {
  orderNo: 'JY202611220001',
  stationName: '人民广场站',
  payableFen: Fen.parse(20_400),
  state: 'open',
  expiresAt: '2026-11-22T14:20:09+08:00',
} as const;
const said = (scanned: ScannedOrder) => scanPairs(scanned).map(({ label, text }) => `${label} ${text}`);

describe('what a scanned order is for', () => {
  test('is fuel, goods, or both', () => {
    const fuel = { grade: '92#', volumeMl: 26_631 };
    expect(said({ ...order, kind: 'fuel', ...fuel, goodsFen: Fen.parse(0) })).toEqual([
      '油品 92号 · 26.63 升',
      '订单号 JY202611220001',
    ]);
    expect(said({ ...order, kind: 'goods', goodsFen: Fen.parse(400) })).toEqual([
      '商品 ¥4.00',
      '订单号 JY202611220001',
    ]);
    expect(said({ ...order, kind: 'mixed', ...fuel, goodsFen: Fen.parse(400) })).toHaveLength(3);
  });
});
