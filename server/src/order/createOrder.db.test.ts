import type { StationId } from '@jiayou/contract';
import {
  newActionId,
  newDriver,
  newPaid,
  newPrice,
  newStation,
  someOrder,
  startHouse,
  tap,
  type TestHouse,
} from '../app/testing';
import { createOrder } from './createOrder';
import { viewOrder } from './viewOrders';

let house: TestHouse;
let station: StationId;
let driver: Awaited<ReturnType<typeof newDriver>>;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  station = await newStation(house);
  driver = await newDriver(house);
});
afterAll(() => house.stop());

const at = (iso: string): Date => new Date(iso);
const ordersAt = async () =>
  (await house.rows<{ id: string }>('select id from orders where station_id = $1', [station])).length;
const change = (set: string, table = 'stations', key = 'id') =>
  house.rows(`update ${table} set ${set} where ${key} = $1`, [station]);

test('the same tap twenty times at once makes one order', async () => {
  const body = someOrder(station);

  const orders = await Promise.all(Array.from({ length: 20 }, () => driver.call('POST /driver/orders', { body })));

  expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
  expect(await ordersAt()).toBe(1);
});

test.each([{ amountFen: 30_000 }, { nozzleNo: 2 }])(
  'an action id that stood for another order is refused: %j',
  async (other) => {
    const body = someOrder(station);
    await driver.call('POST /driver/orders', { body });

    await expect(
      driver.call('POST /driver/orders', { body: { ...body, ...other } as typeof body }),
    ).rejects.toMatchObject({ status: 409, code: 'order.key_reused' });
    expect(await ordersAt()).toBe(1);
  },
);

test('two drivers may use the same action id', async () => {
  const body = someOrder(station);
  const other = await newDriver(house);
  const [mine, theirs] = [
    await driver.call('POST /driver/orders', { body }),
    await other.call('POST /driver/orders', { body }),
  ];
  expect(mine.id).not.toBe(theirs.id);
});

test('ids written in capitals are the same ids', async () => {
  const body = someOrder(station);
  const { id } = await driver.call('POST /driver/orders', { body });
  const capitals = {
    ...body,
    actionId: body.actionId.toUpperCase() as typeof body.actionId,
    stationId: station.toUpperCase() as StationId,
  };

  expect((await driver.call('POST /driver/orders', { body: capitals })).id).toBe(id);
});

test('the price is the one in force at the moment of the order, and stays', async () => {
  await newPrice(house, station, { grade: '92#', fenPerLitre: 800, startsAt: at('2031-05-01T16:00:00Z') });
  const { driverId } = driver;
  const order = async (now: Date) => {
    const orderId = await createOrder(house, { ...someOrder(station), driverId }, now);
    return viewOrder(house.db, { orderId, driverId });
  };

  const before = await order(at('2031-05-01T15:59:59.999Z'));
  const after = await order(at('2031-05-01T16:00:00Z'));

  expect([before.priceFenPerLitre, before.volumeMl]).toEqual([762, 26_250]);
  expect([after.priceFenPerLitre, after.volumeMl]).toEqual([800, 25_000]);
  expect((await viewOrder(house.db, { orderId: before.id, driverId })).priceFenPerLitre).toBe(762);
});

test('call numbers of a station count up, each once, however many order together', async () => {
  const bodies = Array.from({ length: 30 }, () => someOrder(station));

  const orders = await Promise.all(bodies.map((body) => driver.call('POST /driver/orders', { body })));

  const expected = Array.from({ length: 30 }, (_, index) => `A${String(index + 1).padStart(2, '0')}`);
  expect(orders.map(({ callNo }) => callNo ?? '').toSorted()).toEqual(expected);
});

test.each([
  ['station.in_car_paused', () => change(`in_car_paused_at = now(), in_car_paused_reason = '卸油'`)],
  ['station.in_car_not_allowed', () => change('in_car_allowed = false')],
  ['station.closed', () => change('enabled = false')],
  ['station.no_account', () => change('enabled = false', 'merchant_accounts', 'station_id')],
] as const)('%s refuses an order', async (code, make) => {
  await make();

  await expect(driver.call('POST /driver/orders', { body: someOrder(station) })).rejects.toMatchObject({
    status: 409,
    code,
  });
  expect(await ordersAt()).toBe(0);
});

test.each([
  ['nozzle.not_found', 404, 9],
  ['nozzle.no_price', 409, 4],
])('%s refuses an order', async (code, status, nozzleNo) => {
  await expect(driver.call('POST /driver/orders', { body: { ...someOrder(station), nozzleNo } })).rejects.toMatchObject(
    {
      status,
      code,
    },
  );
  expect(await ordersAt()).toBe(0);
});

test('a station that does not exist takes no order', async () => {
  const body = someOrder(newActionId() as unknown as StationId);
  await expect(driver.call('POST /driver/orders', { body })).rejects.toMatchObject({ code: 'station.not_found' });
});

test('an order may be as small as a fen and as large as a hundred thousand yuan', async () => {
  for (const amountFen of [1, 10_000_000]) {
    const order = await driver.call('POST /driver/orders', { body: someOrder(station, amountFen) });
    expect(await tap(driver, order)).toMatch(/^P\d{26}$/);
  }
});

test("a driver's records come newest first, page by page, each once", async () => {
  for (let count = 0; count < 7; count += 1) await driver.call('POST /driver/orders', { body: someOrder(station) });

  const seen = [];
  let after: string | undefined;
  do {
    const page = await driver.call('GET /driver/orders', { query: { limit: 3, after } });
    seen.push(...page.orders);
    after = page.next;
  } while (after !== undefined);

  expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
  const times = seen.map(({ createdAt }) => createdAt);
  expect(times).toEqual(times.toSorted().toReversed());
});

test('what a driver bought last is ready to be bought again', async () => {
  expect(await driver.call('GET /driver/me', {})).toEqual({});
  await newPaid(house, station, { driver, amountFen: 12_300 });
  await driver.call('POST /driver/orders', { body: someOrder(station, 999) });

  expect(await driver.call('GET /driver/me', {})).toMatchObject({
    lastRefuel: { stationId: station, nozzleNo: 1, grade: '92#', amountFen: 12_300 },
  });
});
