import { type DriverOrder, Fen, type GoodsLine, OrderId, StationId } from '@jiayou/contract';
import { receiptLines } from './receiptLines';

const order = (over: Partial<DriverOrder> = {}): DriverOrder => ({
  id: OrderId.parse('0d6bb44c-22ba-4a66-9f0e-5a8c34a4ed01'),
  orderNo: 'JY202611220001',
  state: 'open',
  station: {
    id: StationId.parse('6f1b3c1e-58a4-4c57-9a07-0f6c1f0f3a11'),
    name: '人民广场站',
    address: '黄陂北路 1 号',
  },
  kind: 'fuel',
  nozzleNo: 3,
  grade: '92#',
  priceFenPerLitre: 751,
  volumeMl: 26_631,
  goods: [],
  amountFen: Fen.parse(20_000),
  discountFen: Fen.parse(0),
  payableFen: Fen.parse(20_000),
  callNo: 'A17',
  createdAt: '2026-11-22T14:05:09+08:00',
  expiresAt: '2026-11-22T14:20:09+08:00',
  refundedFen: Fen.parse(0),
  ...over,
});
const water: GoodsLine = {
  name: '矿泉水',
  quantity: 2,
  unitPriceFen: Fen.parse(200),
  amountFen: Fen.parse(400),
};
const text = (over: Partial<DriverOrder>, label: string) =>
  receiptLines(order(over)).find((line) => line.label === label)?.text;

describe('a receipt', () => {
  test('of an unpaid order says what is due and nothing about a payment', () => {
    expect(text({}, '应付')).toBe('¥200.00');
    expect(['实付', '付款时间', '付款方式', '微信单号', '优惠', '已退款'].map((label) => text({}, label))).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
  });
  test('of a paid order says when, how and under which number', () => {
    const paid: Partial<DriverOrder> = {
      state: 'paid',
      paidAt: '2026-11-22T14:06:00+08:00',
      channelTransactionNo: '4200002511220001',
      discountFen: Fen.parse(1400),
      payableFen: Fen.parse(18_600),
    };
    expect(['实付', '优惠', '付款时间', '微信单号', '升数'].map((label) => text(paid, label))).toEqual([
      '¥186.00',
      '−¥14.00',
      '11-22 14:06:00',
      '4200002511220001',
      '26.63 升',
    ]);
  });
  test('of goods bought at the till has no word about fuel or a call number', () => {
    const { nozzleNo, grade, priceFenPerLitre, volumeMl, callNo, ...bare } = order({ kind: 'goods', goods: [water] });
    expect([nozzleNo, grade, priceFenPerLitre, volumeMl, callNo]).not.toContain(undefined);
    expect(receiptLines(bare).map(({ label }) => label)).toEqual([
      '油站',
      '地址',
      '商品',
      '合计',
      '应付',
      '下单时间',
      '订单号',
    ]);
  });
  test('of fuel and goods says what each costs', () => {
    const mixed: Partial<DriverOrder> = { kind: 'mixed', goods: [water], amountFen: Fen.parse(20_400) };
    expect(['油款', '商品', '合计'].map((label) => text(mixed, label))).toEqual([
      '¥200.00',
      '矿泉水 ×2　¥4.00',
      '¥204.00',
    ]);
  });
  test('of the till does not claim which wallet it was', () => {
    const { callNo, ...till } = order({
      state: 'paid',
      paidAt: '2026-11-22T14:06:00+08:00',
      channelTransactionNo: '42',
    });
    expect(callNo).toBeDefined();
    const labels = receiptLines(till).map(({ label }) => label);
    expect(labels).toContain('交易单号');
    expect(labels).not.toContain('付款方式');
  });
});
