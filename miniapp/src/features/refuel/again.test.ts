import { Fen, type StationDetail, StationId } from '@jiayou/contract';
import { againAt, whyNot } from './again';
import type { LastRefuel } from './doubts';

const stationId = StationId.parse('6f1b3c1e-58a4-4c57-9a07-0f6c1f0f3a11');
const station = (over: Partial<StationDetail> = {}): StationDetail => ({
  id: stationId,
  name: '人民广场站',
  address: '黄陂北路 1 号',
  district: '黄浦区',
  latitude: 31.23,
  longitude: 121.47,
  openNow: true,
  inCarPayment: true,
  prices: [{ grade: '92#', priceFenPerLitre: 751 }],
  phone: '021-60000001',
  hours: '00:00-24:00',
  fenceM: 150,
  nozzles: [
    { nozzleNo: 3, grade: '92#', priceFenPerLitre: 751 },
    { nozzleNo: 4, grade: '98#' },
  ],
  ...over,
});
const last = (over: Partial<LastRefuel> = {}): LastRefuel => ({
  stationId,
  stationName: '人民广场站',
  nozzleNo: 3,
  grade: '92#',
  amountFen: Fen.parse(20_000),
  ...over,
});

describe('the last refuelling is offered again', () => {
  test('with its nozzle, grade and amount, at the price posted now', () => {
    expect(againAt(station(), last())).toEqual({
      nozzleNo: 3,
      grade: '92#',
      priceFenPerLitre: 751,
      amountFen: 20_000,
    });
  });
  test.each([
    ['at another station', station({ id: StationId.parse('0b0e4a86-7a5c-4f6b-8f46-1b7c0f3f2b22') }), last()],
    ['when the nozzle is gone', station({ nozzles: [] }), last()],
    ['when the nozzle gives another grade now', station(), last({ grade: '95#' })],
    ['when no price is posted', station(), last({ nozzleNo: 4, grade: '98#' })],
    ['while in-car payment is paused', station({ inCarPayment: false }), last()],
    ['while the station is closed', station({ openNow: false }), last()],
    ['the first time', station(), undefined],
  ])('but not %s', (_, at, before) => {
    expect(againAt(at, before)).toBeUndefined();
  });
});

describe('a station that cannot be paid in the car', () => {
  test('says its reason and sends the driver to the cashier', () => {
    expect(whyNot(station({ inCarPayment: false, inCarReason: '卸油作业中' }))).toBe('卸油作业中，请到收银台付款');
  });
  test('does not say the cashier twice', () => {
    const inCarReason = '本站已暂停车内支付，请到收银台付款';
    expect(whyNot(station({ inCarPayment: false, inCarReason }))).toBe(inCarReason);
  });
  test('sends the driver elsewhere when it is closed', () => {
    expect(whyNot(station({ openNow: false }))).toBe('这座油站现在不营业，请选择其他油站');
  });
  test('has nothing to say when it can', () => {
    expect(whyNot(station())).toBeUndefined();
  });
});
