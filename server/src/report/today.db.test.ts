import { Fen, type StationId } from '@jiayou/contract';
import {
  newActionId,
  newCarSale,
  newCashier,
  newDesk,
  newDriver,
  newStation,
  newTillSale,
  endShift,
  startHouse,
  type TestHouse,
} from '../app/testing';
import { keepReports } from './addUp';

let house: TestHouse;
let station: StationId;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  station = await newStation(house);
});
afterAll(() => house.stop());

const DAY_MS = 86_400_000;
const on = (day: string) => new Date(`${day}T12:00:00+08:00`);
const yesterday = () => new Date(Date.now() - DAY_MS);

test('a master sees yesterday, today so far and what waits, each as it stands', async () => {
  const master = await newDesk(house, 'station-master', station);
  const [first, second] = [await newCashier(house, station), await newCashier(house, station)];
  await newTillSale(house, first, { fuelFen: 30_000, paidAt: yesterday() });
  const sold = await newTillSale(house, first, { tender: 'alipay', fuelFen: 10_000, goodsFen: 500 });
  await keepReports(house.db);
  await newCarSale(house, station, { fuelFen: 8_000, grade: '95#' });
  await endShift(first);
  await second.call('POST /till/bills/:orderId/refunds', {
    params: { orderId: sold.orderId },
    body: { actionId: newActionId(), fuelFen: Fen.parse(700), goodsFen: Fen.parse(0), reason: '加错油枪' },
  });

  const seen = await master.call('GET /desk/today', {});

  expect(seen.yesterday).toMatchObject({ orders: 1, paidFen: 30_000, averageFen: 30_000 });
  expect(seen.today).toMatchObject({ orders: 2, paidFen: 18_500, fuelFen: 18_000, goodsFen: 500, netFen: 18_500 });
  expect(seen.byTender.map(({ name, paidFen }) => [name, paidFen])).toEqual([
    ['支付宝', 10_500],
    ['微信支付', 8_000],
  ]);
  expect(seen.byGrade.map(({ name, paidFen }) => [name, paidFen])).toEqual([
    ['92#', 10_500],
    ['95#', 8_000],
  ]);
  expect(seen.waiting).toEqual({ refunds: 1, refundsFen: 700, cases: 0, tillsOffline: 1, tickets: expect.any(Number) });
});

test("another station's day is not a master's, and a station filter beyond reach is not found", async () => {
  const master = await newDesk(house, 'station-master', station);
  const elsewhere = await newStation(house);
  await newCarSale(house, elsewhere);

  expect((await master.call('GET /desk/today', {})).today).toMatchObject({ orders: 0, paidFen: 0 });
  const day = new Date().toISOString().slice(0, 10);
  const query = { from: day, to: day, station: elsewhere, by: 'day' } as const;
  await expect(master.call('GET /desk/reports', { query })).rejects.toMatchObject({ code: 'station.not_found' });
  await expect(
    master.call('GET /desk/reports/members', { query: { from: day, to: day, station: elsewhere } }),
  ).rejects.toMatchObject({ code: 'station.not_found' });
});

test('a member is new where they paid for the first time anywhere, and returns ever after', async () => {
  const desk = await newDesk(house, 'hq-marketing');
  const cashier = await newCashier(house, station);
  const elsewhere = await newCashier(house, await newStation(house));
  const [loyal, fresh] = [await newDriver(house), await newDriver(house)];
  await newTillSale(house, elsewhere, { member: loyal.driverId, paidAt: on('2025-03-31') });
  await newTillSale(house, cashier, { member: loyal.driverId, paidAt: on('2025-04-02') });
  await newTillSale(house, cashier, { member: fresh.driverId, paidAt: on('2025-04-03') });
  await newTillSale(house, cashier, { member: fresh.driverId, paidAt: on('2025-04-30') });
  await newTillSale(house, cashier, { paidAt: on('2025-04-05') });
  await keepReports(house.db);
  const april = { from: '2025-04-01', to: '2025-04-30', station };

  expect(await desk.call('GET /desk/reports/members', { query: april })).toEqual({ active: 2, new: 1, returning: 1 });

  // Late: their first payment was before all of these.
  await newTillSale(house, elsewhere, { member: fresh.driverId, paidAt: on('2025-03-01') });
  const late = { active: 2, new: 0, returning: 2 };
  expect(await desk.call('GET /desk/reports/members', { query: april })).toEqual(late);
  await keepReports(house.db);
  expect(await desk.call('GET /desk/reports/members', { query: april })).toEqual(late);
});

test.each([
  { from: '2026-05-02', to: '2026-05-01' },
  { from: '2024-01-01', to: '2025-01-01' },
  { from: '1999-12-31', to: '2000-01-01' },
  { from: '0000-01-01', to: '0000-01-02' },
  { from: '2026-02-30', to: '2026-03-01' },
])('a report from $from to $to is no report', async (span) => {
  const desk = await newDesk(house, 'hq-admin');
  await expect(desk.call('GET /desk/reports', { query: { ...span, by: 'day' } })).rejects.toMatchObject({
    status: 400,
    code: 'request.invalid',
  });
});
