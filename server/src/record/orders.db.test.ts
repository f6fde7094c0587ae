import { randomUUID } from 'node:crypto';
import { Fen, type OrderId, type RequestOf, type DeskApi, type StationId } from '@jiayou/contract';
import {
  checkLaws,
  newActionId,
  newCarSale,
  newCashier,
  newDesk,
  newStation,
  newTillOrder,
  newTillSale,
  startHouse,
  type TestCashier,
  type TestHouse,
} from '../app/testing';

let house: TestHouse;
let station: StationId;
let cashier: TestCashier;
let finance: Awaited<ReturnType<typeof newDesk>>;
beforeAll(async () => {
  house = await startHouse();
  finance = await newDesk(house, 'hq-finance');
});
beforeEach(async () => {
  station = await newStation(house);
  cashier = await newCashier(house, station);
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

type Query = RequestOf<DeskApi['GET /desk/orders']>['query'];
const list = (query: Query = {}, who = finance) => who.call('GET /desk/orders', { query: { station, ...query } });
const found = async (query: Query, who = finance) => (await list(query, who)).orders.map(({ orderId }) => orderId);

async function newMember(phone: string | null, plates: readonly string[] = []): Promise<string> {
  const id = randomUUID();
  await house.rows(`insert into drivers (id, created_at, phone, name) values ($1, now(), $2, '王小明')`, [id, phone]);
  for (const plate of plates) await house.rows('insert into driver_plates values ($1, $2)', [plate, id]);
  return id;
}

async function refundCash(orderId: OrderId, fuelFen: number): Promise<string> {
  const body = { actionId: newActionId(), fuelFen: Fen.parse(fuelFen), goodsFen: Fen.parse(0), reason: '加错油枪' };
  const { refundNo } = await cashier.call('POST /till/bills/:orderId/refunds', { params: { orderId }, body });
  await cashier.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body: {} });
  return refundNo;
}

test('an order is found by each number it has, its end, a phone, a plate, an amount, a call number; by nothing else', async () => {
  const byPhone = await newMember('13800138765');
  const byPlate = await newMember(null, ['沪AD12345']);
  const first = await newTillSale(house, cashier, { fuelFen: 18_735, member: byPhone });
  const second = await newTillSale(house, cashier, { fuelFen: 5_000, goodsFen: 250, member: byPlate });
  const car = await newCarSale(house, station, { fuelFen: 30_000 });
  const refundNo = await refundCash(first.orderId, 100);

  expect(await found({ search: first.orderNo })).toEqual([first.orderId]);
  expect(await found({ search: first.orderNo.slice(1) })).toEqual([first.orderId]);
  expect(await found({ search: second.orderNo.slice(-7) })).toEqual([second.orderId]);
  expect(await found({ search: first.paymentNo })).toEqual([first.orderId]);
  expect(await found({ search: refundNo })).toEqual([first.orderId]);
  expect(await found({ search: `T${car.paymentNo}` })).toEqual([car.orderId]);
  expect(await found({ search: '138 0013 8765' })).toEqual([first.orderId]);
  expect(await found({ search: '8765' })).toEqual([first.orderId]);
  expect(await found({ search: '沪AD·12345' })).toEqual([second.orderId]);
  expect(await found({ search: 'd12345' })).toEqual([second.orderId]);
  expect(await found({ search: '187.35' })).toEqual([first.orderId]);
  expect(await found({ search: 'a17' })).toEqual([car.orderId]);
  for (const search of ['187.36', '8766', '%', '沪AD12346', first.orderNo.slice(-5), `D${'9'.repeat(26)}`]) {
    expect(await found({ search })).toEqual([]);
  }
});

test('each filter keeps what it says, and together they keep what all of them say', async () => {
  const colleague = await newCashier(house, station);
  const cash = await newTillSale(house, cashier, { fuelFen: 10_000 });
  const goods = await newTillSale(house, colleague, { tender: 'alipay', fuelFen: 0, goodsFen: 700 });
  const mixed = await newTillSale(house, cashier, { tender: 'alipay', grade: '95#', goodsFen: 300 });
  const car = await newCarSale(house, station);
  const open = await newTillOrder(house, cashier);
  await refundCash(cash.orderId, 300);
  const [shift] = await house.rows<{ id: string }>('select id from shifts where staff_id = $1', [colleague.staff.id]);

  const all = [open, car.orderId, mixed.orderId, goods.orderId, cash.orderId];
  expect(await found({})).toEqual(all);
  expect(await found({ tender: 'alipay' })).toEqual([mixed.orderId, goods.orderId]);
  expect(await found({ tender: 'alipay', grade: '95#' })).toEqual([mixed.orderId]);
  expect(await found({ kind: 'goods' })).toEqual([goods.orderId]);
  expect(await found({ origin: 'in-car' })).toEqual([car.orderId]);
  expect(await found({ state: 'open' })).toEqual([open]);
  expect(await found({ refunded: 'yes' })).toEqual([cash.orderId]);
  expect(await found({ refunded: 'no' })).toEqual(all.slice(0, -1));
  expect(await found({ shift: shift?.id })).toEqual([goods.orderId]);
  expect(await found({ cashier: colleague.staff.id })).toEqual([goods.orderId]);
  expect(await found({ search: '100', tender: 'alipay' })).toEqual([]);
});

test('a day has what was paid on it in Shanghai, and of what was not paid what was made on it', async () => {
  const soonPaid = async (paidAt: string): Promise<OrderId> => {
    const { orderId } = await newTillSale(house, cashier, { paidAt: new Date(paidAt) });
    await house.rows(`update orders set created_at = $2::timestamptz - interval '1 minute' where id = $1`, [
      orderId,
      paidAt,
    ]);
    return orderId;
  };
  const before = await soonPaid('2026-03-07T15:59:59.999Z');
  const first = await soonPaid('2026-03-07T16:00:00Z');
  const last = await soonPaid('2026-03-08T15:59:59.999Z');
  const after = await soonPaid('2026-03-08T16:00:00Z');
  const unpaid = await newTillOrder(house, cashier);
  await house.rows(`update orders set created_at = '2026-03-08T01:00:00Z' where id = $1`, [unpaid]);

  expect(await found({ from: '2026-03-08', to: '2026-03-08' })).toEqual([last, unpaid, first]);
  expect(await found({ to: '2026-03-07' })).toEqual([before]);
  expect(await found({ from: '2026-03-09', to: '2026-03-09' })).toEqual([after]);
  expect(await found({ from: '2026-03-09', to: '2026-03-08' })).toEqual([]);
});

test('a station role sees the own station only, whatever it asks for', async () => {
  const elsewhere = await newStation(house);
  const theirs = await newCarSale(house, elsewhere);
  const ours = await newCarSale(house, station);
  const master = await newDesk(house, 'station-master', station);

  const everything = await master.call('GET /desk/orders', { query: {} });
  expect(everything.orders.map(({ orderId }) => orderId)).toEqual([ours.orderId]);
  expect(everything.totals.orders).toBe(1);
  expect(await found({ station: elsewhere }, master)).toEqual([]);
  expect(await found({ station: `${elsewhere},${station}` }, master)).toEqual([ours.orderId]);
  expect(await found({ station: `${elsewhere},${station}` })).toEqual([ours.orderId, theirs.orderId]);
  expect(await found({ search: theirs.orderNo }, master)).toEqual([]);
  const view = master.call('GET /desk/orders/:orderId', { params: { orderId: theirs.orderId } });
  await expect(view).rejects.toMatchObject({ status: 404, code: 'order.not_found' });
});

test('more stations than have a way of their own are found all the same', async () => {
  const sale = await newCarSale(house, station);
  const others = Array.from({ length: 30 }, () => randomUUID());
  expect(await found({ station: [...others, station].join(',') })).toEqual([sale.orderId]);
});

/** Orders that nobody pays: quickly many. */
async function manyUnpaid(count: number): Promise<void> {
  await house.rows(
    `insert into orders (id, order_no, station_id, origin, driver_id, action_id, state, nozzle_no, grade, price_fen_per_litre, volume_ml,
       amount_fen, fuel_fen, discount_fen, payable_fen, call_no, created_at, expires_at)
     select gen_random_uuid(), 'X' || nth, $1::uuid, 'in-car', $2, gen_random_uuid(), 'open', 1, '92#', 762, 1, 100, 100, 0, 100, 'A17',
       date_trunc('milliseconds', now() - nth * interval '1 second'), now() from generate_series(1, $3::int) nth`,
    [station, await newMember(null), count],
  );
}

test('a search beyond what is counted or looked through says so, and goes on from there to its end', async () => {
  const { orderId } = await newTillSale(house, cashier, { grade: '98#' });
  await house.rows(`update orders set created_at = now() - interval '1 day' where id = $1`, [orderId]);
  await manyUnpaid(20_001);

  const all = await list({ limit: 1 });
  const first = await list({ grade: '98#' });
  const second = await list({ grade: '98#', after: first.next });
  await house.rows(`delete from orders where station_id = $1 and order_no like 'X%'`, [station]);

  expect(all.totals).toMatchObject({ atLeast: true, paidFen: 0 });
  expect(all.totals.orders).toBeGreaterThanOrEqual(1_000);
  expect(first).toMatchObject({ orders: [], totals: { orders: 0, atLeast: true } });
  expect(first.lookedBackTo).toBeDefined();
  expect(second.orders.map((order) => order.orderId)).toEqual([orderId]);
  expect(second.next).toBeUndefined();
});
