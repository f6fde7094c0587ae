import type { StationId } from '@jiayou/contract';
import { newDesk, newDriver, newStation, someOrder, startHouse, type TestHouse } from '../app/testing';
import { cancelPrice } from './cancelPrice';
import { findFuel } from './findFuel';
import { findPump } from './findPump';
import { postPrice } from './postPrice';
import { inTransaction } from '../platform/db';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const HOUR_MS = 3_600_000;
const later = (ms: number) => new Date(Date.now() + ms);

async function newPriced(role: 'hq-admin' | 'station-master' = 'station-master') {
  const stationId = await newStation(house);
  const { call, staff } = await newDesk(house, role, role === 'hq-admin' ? undefined : stationId);
  const params = { stationId };
  const post = (body: { grade?: string; priceFenPerLitre: number; startsAt?: string }) =>
    call('POST /desk/stations/:stationId/prices', { params, body: { grade: '92#', ...body } });
  const history = async () =>
    (await call('GET /desk/stations/:stationId/prices', { params, query: { grade: '92#' } })).prices;
  return { stationId, staffId: staff.id, call, params, post, history };
}

const priceAt = (stationId: StationId, now: Date) =>
  inTransaction(house.db, async (tx) => ({
    till: (await findFuel(tx, { stationId, nozzleNo: 1 }, now)).priceFenPerLitre,
    car: (await findPump(tx, { stationId, nozzleNo: 1 }, now)).priceFenPerLitre,
  }));

test('a price posted for later is in force from its instant on, to the millisecond, in the car and at the till', async () => {
  const { stationId, post } = await newPriced();
  const startsAt = later(HOUR_MS);

  await post({ priceFenPerLitre: 790, startsAt: startsAt.toISOString() });

  expect(await priceAt(stationId, new Date(startsAt.getTime() - 1))).toEqual({ till: 762, car: 762 });
  expect(await priceAt(stationId, startsAt)).toEqual({ till: 790, car: 790 });
});

test('an order keeps the price at which it was made, whatever is posted since', async () => {
  const { stationId, post } = await newPriced();
  const driver = await newDriver(house);
  await post({ priceFenPerLitre: 800, startsAt: later(HOUR_MS).toISOString() });

  const early = await driver.call('POST /driver/orders', { body: someOrder(stationId) });
  await post({ priceFenPerLitre: 790 });
  const late = await driver.call('POST /driver/orders', { body: someOrder(stationId) });

  const seen = await driver.call('GET /driver/orders/:orderId', { params: { orderId: early.id } });
  expect([seen, late].map(({ priceFenPerLitre }) => priceFenPerLitre)).toEqual([762, 790]);
});

test('without an instant it is in force at once; the one before stays in the history', async () => {
  const { post, history, stationId } = await newPriced('hq-admin');

  expect(await post({ priceFenPerLitre: 770 })).toMatchObject({ state: 'in-force', priceFenPerLitre: 770 });

  expect((await history()).map(({ priceFenPerLitre, state }) => [priceFenPerLitre, state])).toEqual([
    [770, 'in-force'],
    [762, 'past'],
  ]);
  const audit = await house.rows(
    `select before, after - 'startsAt' as after from audit_entries where station_id = $1 and action = 'station.price.post'`,
    [stationId],
  );
  expect(audit).toEqual([
    { before: { grade: '92#', priceFenPerLitre: 762 }, after: { grade: '92#', priceFenPerLitre: 770 } },
  ]);
});

test.each([
  ['price.in_past', { priceFenPerLitre: 770, startsAt: '2026-01-01T00:00:00Z' }],
  ['request.invalid', { priceFenPerLitre: 0 }],
  ['request.invalid', { priceFenPerLitre: -762 }],
  ['request.invalid', { priceFenPerLitre: 7.62 }],
  ['request.invalid', { priceFenPerLitre: 76_200 }],
  ['request.invalid', { priceFenPerLitre: 770, startsAt: '明天' }],
  ['grade.not_found', { priceFenPerLitre: 770, grade: '107#' }],
] as const)('a price is refused with %s: %j', async (code, body) => {
  const { post, history } = await newPriced();
  await expect(post(body)).rejects.toMatchObject({ code });
  expect(await history()).toHaveLength(1);
});

test('one that has not started is taken back; one that has is not', async () => {
  const { stationId, staffId, post, history, call, params } = await newPriced();
  const startsAt = later(HOUR_MS).toISOString();
  await post({ priceFenPerLitre: 790, startsAt });
  const cancel = () =>
    call('POST /desk/stations/:stationId/prices/cancel', { params, body: { grade: '92#', startsAt } });

  const started = cancelPrice(house.db, { stationId, grade: '92#', startsAt, staffId }, new Date(startsAt));
  await expect(started).rejects.toMatchObject({ code: 'price.started' });
  await cancel();

  expect((await history()).map(({ state }) => state)).toEqual(['in-force']);
  await expect(cancel()).rejects.toMatchObject({ code: 'price.not_found' });
});

test('of two prices for one instant one is posted', async () => {
  const { stationId, staffId, history } = await newPriced();
  const now = new Date();
  const startsAt = later(HOUR_MS).toISOString();
  const wishes = [780, 790].map((priceFenPerLitre) =>
    postPrice(house.db, { stationId, grade: '92#', priceFenPerLitre, startsAt, staffId }, now),
  );

  const said = await Promise.allSettled(wishes);

  expect(said.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(said.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'price.taken' } });
  expect(await history()).toHaveLength(2);
});

test('a posted price is never altered', async () => {
  const { stationId } = await newPriced();
  const alter = house.rows('update posted_prices set price_fen_per_litre = 1 where station_id = $1', [stationId]);
  await expect(alter).rejects.toMatchObject({ code: '23001' });
});

test('the history is read page by page without gaps', async () => {
  const { stationId, call, params } = await newPriced();
  const days = Array.from({ length: 7 }, (_, index) => new Date(Date.UTC(2021, 0, 1 + index)));
  for (const day of days) {
    await house.rows(`insert into posted_prices values ($1, '92#', $2, 700), ($1, '95#', $2, 800)`, [stationId, day]);
  }
  const seen: string[] = [];
  for (let after: string | undefined = undefined; ;) {
    const page: { prices: { startsAt: string; grade: string }[]; next?: string | undefined; total: number } =
      await call('GET /desk/stations/:stationId/prices', { params, query: { limit: 4, after } });
    seen.push(...page.prices.map(({ startsAt, grade }) => `${startsAt} ${grade}`));
    expect(page.total).toBe(16);
    if (page.next === undefined) break;
    after = page.next;
  }
  expect(seen).toHaveLength(16);
  expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
});
