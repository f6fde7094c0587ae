import { randomUUID } from 'node:crypto';
import { Fen, type OrderId, type RequestOf, type DeskApi, type StationId } from '@jiayou/contract';
import {
  checkLaws,
  endShift,
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
import { streamOrders } from './streamOrders';

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

const FILTERS: readonly Query[] = [
  {},
  { tender: 'cash' },
  { state: 'paid' },
  { refunded: 'yes' },
  { grade: '95#' },
  { kind: 'mixed', origin: 'till' },
  { search: '100' },
];

test('for any filter the total is the sum of its pages, and the stream is the pages one after the other', async () => {
  for (let nth = 0; nth < 12; nth += 1) {
    const sale = { fuelFen: 10_000, goodsFen: (nth % 3) * 50, grade: nth % 2 === 0 ? '92#' : '95#' };
    const { orderId } = await newTillSale(house, cashier, nth % 4 === 0 ? { ...sale, tender: 'alipay' } : sale);
    if (nth % 4 === 1) await refundCash(orderId, 100 * nth);
  }
  await newTillOrder(house, cashier);

  for (const filter of FILTERS) {
    const pages = [];
    let after: string | undefined;
    do {
      const page = await list({ ...filter, limit: 5, ...(after === undefined ? {} : { after }) });
      pages.push(page);
      after = page.next;
    } while (after !== undefined);
    const orders = pages.flatMap((page) => page.orders);
    const sum = (of: 'paidFen' | 'refundedFen') => orders.reduce((total, order) => total + order[of], 0);

    expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(orders.length);
    for (const { totals } of pages) {
      expect(totals).toEqual({
        orders: orders.length,
        paidFen: sum('paidFen'),
        refundedFen: sum('refundedFen'),
        netFen: sum('paidFen') - sum('refundedFen'),
        atLeast: false,
      });
    }
    const streamed = [];
    const wanted = { ...filter, station: [station], within: null };
    for await (const order of streamOrders(house.db, wanted as Parameters<typeof streamOrders>[1]))
      streamed.push(order);
    expect(streamed).toEqual(orders);
  }
});

test('pages stay put while orders are paid, closed and made between them', async () => {
  const made: OrderId[] = [];
  for (let nth = 0; nth < 9; nth += 1) made.unshift(await newTillOrder(house, cashier));
  const newest = await list({ limit: 3 });
  await newTillSale(house, cashier);
  await house.rows(`update orders set state = 'closed', closed_at = now() where id = any($1)`, [[made[1], made[5]]]);

  const second = await list({ limit: 3, after: newest.next });
  await newTillSale(house, cashier);
  const third = await list({ limit: 3, after: second.next });

  expect([newest, second, third].flatMap(({ orders }) => orders.map(({ orderId }) => orderId))).toEqual(made);
  expect(third.next).toBeUndefined();
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

test('a search beyond what is counted says that there are more', async () => {
  await house.rows(
    `insert into orders (id, order_no, station_id, origin, driver_id, action_id, state, nozzle_no, grade, price_fen_per_litre, volume_ml,
       amount_fen, fuel_fen, discount_fen, payable_fen, call_no, created_at, expires_at)
     select gen_random_uuid(), 'X' || nth, $1::uuid, 'in-car', $2, gen_random_uuid(), 'open', 1, '92#', 762, 1, 100, 100, 0, 100, 'A17',
       date_trunc('milliseconds', now() - nth * interval '1 second'), now() from generate_series(1, 20001) nth`,
    [station, await newMember(null)],
  );
  const { orders, totals } = await list({ limit: 1 });
  expect(orders).toHaveLength(1);
  expect(totals).toMatchObject({ atLeast: true, paidFen: 0 });
  expect(totals.orders).toBeGreaterThanOrEqual(20_000);
  // They are nobody's ledger.
  await house.rows(`delete from orders where station_id = $1 and order_no like 'X%'`, [station]);
});

test('the time line tells all that happened: attempts, money, ledger, paper, the second paper, the refund and who decided', async () => {
  const member = await newMember('13912345678', ['沪A12345']);
  const { orderId, paymentNo } = await newTillSale(house, cashier, { fuelFen: 20_000, goodsFen: 500, member });
  const { tickets } = await cashier.call('GET /till/board', {});
  const params = { ticketId: tickets[0]?.id ?? ('' as never) };
  const actionId = newActionId();
  await cashier.call('POST /till/tickets/:ticketId/claim', { params, body: { actionId } });
  await cashier.call('POST /till/tickets/:ticketId/printed', { params, body: { actionId } });
  await cashier.call('POST /till/tickets/:ticketId/reprint', { params, body: { actionId: newActionId() } });
  await endShift(cashier);
  const colleague = await newCashier(house, station);
  const body = { actionId: newActionId(), fuelFen: Fen.parse(1_000), goodsFen: Fen.parse(0), reason: '多收了钱' };
  const { refundNo } = await colleague.call('POST /till/bills/:orderId/refunds', { params: { orderId }, body });
  const master = await newDesk(house, 'station-master', station);
  const decision = { approve: true, note: '情况属实' };
  await master.call('POST /desk/refunds/:refundNo/decide', { params: { refundNo }, body: decision });
  await colleague.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body: {} });

  const detail = await finance.call('GET /desk/orders/:orderId', { params: { orderId } });
  const named = async (id: string) =>
    (await house.rows<{ name: string }>('select name from staff where id = $1', [id]))[0]?.name;
  const [seller, asker, decider] = [
    await named(cashier.staff.id),
    await named(colleague.staff.id),
    await named(master.staff.id),
  ];
  const step = (source: string, kind: string) => detail.steps.find((one) => one.source === source && one.kind === kind);

  expect(detail).toMatchObject({
    memberMasked: '139****5678',
    memberId: member,
    fuelFen: 20_000,
    goodsFen: 500,
    refundedFen: 1_000,
  });
  expect(detail.goods).toMatchObject([{ name: '矿泉水', amountFen: 500 }]);
  expect(detail.attempts).toMatchObject([{ paymentNo, state: 'succeeded', method: 'cash', amountFen: 20_500 }]);
  expect(detail.refunds).toMatchObject([{ refundNo, state: 'succeeded', fuelFen: 1_000, decidedByName: decider }]);
  expect(detail.ticket).toMatchObject({ state: 'printed', reprints: 1 });
  expect(detail.shift?.closedAt).toBeDefined();
  expect(step('order', 'created')).toMatchObject({ byName: seller, amountFen: 20_500 });
  expect(step('payment', 'succeeded')).toMatchObject({ number: paymentNo, raw: { said: { amountFen: 20_500 } } });
  expect(step('refund', 'refund-requested')).toMatchObject({ byName: asker, note: '多收了钱', amountFen: 1_000 });
  expect(step('refund', 'refund-approved')).toMatchObject({ byName: decider, note: '情况属实' });
  expect(step('refund', 'refund-succeeded')).toMatchObject({ byName: asker });
  expect(step('ticket', 'claimed')).toMatchObject({ byName: seller });
  expect(step('ticket', 'reprinted')).toMatchObject({ byName: seller, number: '1' });
  expect(step('audit', 'refund.decide')).toMatchObject({ byName: decider });
  expect(detail.steps.filter(({ source }) => source === 'ledger').map(({ amountFen }) => amountFen)).toEqual([
    20_000, 500, 1_000,
  ]);
  const times = detail.steps.map(({ at }) => at);
  expect(times).toEqual(times.toSorted());
});

test('what channels said is kept without whose wallet it was, and no answer tells a phone, a plate or a wallet in clear', async () => {
  const member = await newMember('13912340000', ['沪B54321']);
  const { orderId, paymentNo } = await newTillSale(house, cashier, { member });
  await house.rows(`insert into payment_events (payment_no, at, kind, detail) values ($1, now(), 'asked', $2)`, [
    paymentNo,
    { said: { payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' }, buyerName: '王小明' } },
  ]);

  const answers = [
    await finance.call('GET /desk/orders/:orderId', { params: { orderId } }),
    await list({}),
    await list({ search: '0000' }),
  ];
  const text = JSON.stringify(answers);
  for (const secret of ['13912340000', '沪B54321', '王小明', 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o']) {
    expect(text).not.toContain(secret);
  }
  expect(text).toContain('139****0000');
});
