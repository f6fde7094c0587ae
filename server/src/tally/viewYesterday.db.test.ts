import type { StationId } from '@jiayou/contract';
import {
  checkLaws,
  newActionId,
  newCarSale,
  newCashier,
  newStation,
  newTillSale,
  startHouse,
  type TestCashier,
  type TestHouse,
} from '../app/testing';
import { viewYesterday } from './viewYesterday';

let house: TestHouse;
let station: StationId;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  station = await newStation(house);
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

const yesterdayAt = (now: string) => viewYesterday(house.db, station, new Date(now));
const claimAll = async (cashier: TestCashier) => {
  const { tickets } = await cashier.call('GET /till/board', {});
  for (const { id: ticketId } of tickets) {
    await cashier.call('POST /till/tickets/:ticketId/claim', {
      params: { ticketId },
      body: { actionId: newActionId() },
    });
  }
};

test('a day is that of Shanghai: 16:00 in Greenwich begins the next one, whatever the clock of the machine', async () => {
  const cashier = await newCashier(house, station);
  await newTillSale(house, cashier, { fuelFen: 100, paidAt: new Date('2026-03-08T15:59:59.999Z') });
  await newTillSale(house, cashier, { fuelFen: 2_000, paidAt: new Date('2026-03-08T16:00:00.000Z') });
  await newTillSale(house, cashier, { fuelFen: 30_000, paidAt: new Date('2026-03-09T15:59:59.999Z') });
  await newTillSale(house, cashier, { fuelFen: 400_000, paidAt: new Date('2026-03-09T16:00:00.000Z') });

  const beforeMidnight = await yesterdayAt('2026-03-09T15:59:59.999Z');
  const afterMidnight = await yesterdayAt('2026-03-09T16:00:00.000Z');

  expect(beforeMidnight).toMatchObject({ businessDate: '2026-03-08', totals: { all: { orders: 1, paidFen: 100 } } });
  expect(afterMidnight).toMatchObject({ businessDate: '2026-03-09', totals: { all: { orders: 2, paidFen: 32_000 } } });
});

test('a shift across midnight has its part in either day, and shifts and unclaimed orders add up to the day', async () => {
  const [first, second] = [await newCashier(house, station), await newCashier(house, station)];
  for (const paidAt of [new Date('2026-03-08T15:59:00Z'), new Date('2026-03-08T16:01:00Z')]) {
    await newTillSale(house, first, { fuelFen: 10_000, goodsFen: 500, paidAt });
    await newTillSale(house, second, { fuelFen: 7_000, tender: 'alipay', paidAt });
    await newCarSale(house, station, { fuelFen: 3_000, paidAt });
  }
  await claimAll(second);
  await newCarSale(house, station, { fuelFen: 900, paidAt: new Date('2026-03-08T16:02:00Z') });
  await newCarSale(house, station, { fuelFen: 40, paidAt: new Date('2026-03-10T16:02:00Z') });

  const eighth = await yesterdayAt('2026-03-09T04:00:00Z');
  const ninth = await yesterdayAt('2026-03-10T04:00:00Z');

  expect(eighth).toMatchObject({ totals: { all: { orders: 3, netFen: 20_500 } }, unclaimed: { count: 0 } });
  expect(ninth).toMatchObject({
    totals: { all: { orders: 4, netFen: 21_400 } },
    unclaimed: { count: 1, amountFen: 900 },
  });
  for (const { shifts, totals, unclaimed } of [eighth, ninth]) {
    const ofShifts = shifts.reduce((sum, { netFen }) => sum + netFen, 0);
    expect(ofShifts + unclaimed.amountFen).toBe(totals.all.netFen);
    expect(shifts.map(({ netFen }) => netFen)).toEqual([10_500, 10_000]);
  }
});

test("another station's day is its own, and a day without anything is a paper of zeros", async () => {
  const stranger = await newCashier(house, await newStation(house));
  await newTillSale(house, stranger, { paidAt: new Date('2026-03-08T10:00:00Z') });

  const day = await yesterdayAt('2026-03-09T04:00:00Z');

  expect(day.totals).toEqual({
    all: { orders: 0, paidFen: 0, refunds: 0, refundedFen: 0, netFen: 0 },
    byTender: [],
    byGrade: [],
    goods: { orders: 0, paidFen: 0, refunds: 0, refundedFen: 0, netFen: 0 },
    amountFen: 0,
    discountFen: 0,
  });
  expect(day).toMatchObject({ shifts: [], unclaimed: { count: 0, amountFen: 0 } });
});

test('yesterday is told by the clock of the server to whoever may print it', async () => {
  const cashier = await newCashier(house, station);
  const day = await cashier.call('GET /till/yesterday', {});

  const dayBefore = new Date(new Date(day.printedAt).getTime() - 16 * 3_600_000);
  expect(day.businessDate).toBe(dayBefore.toISOString().slice(0, 10));
});
