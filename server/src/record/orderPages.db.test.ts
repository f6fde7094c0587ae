import { Fen, type OrderId, type RequestOf, type DeskApi, type StationId } from '@jiayou/contract';
import {
  checkLaws,
  newActionId,
  newCashier,
  newDesk,
  newStation,
  newTillOrder,
  newTillSale,
  startHouse,
  type TestCashier,
  type TestHouse,
} from '../app/testing';
import { ordersCsv } from './ordersCsv';
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

async function refundCash(orderId: OrderId, fuelFen: number): Promise<string> {
  const body = { actionId: newActionId(), fuelFen: Fen.parse(fuelFen), goodsFen: Fen.parse(0), reason: '加错油枪' };
  const { refundNo } = await cashier.call('POST /till/bills/:orderId/refunds', { params: { orderId }, body });
  await cashier.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body: {} });
  return refundNo;
}

const FILTERS: readonly Query[] = [
  {},
  { tender: 'cash' },
  { state: 'paid' },
  { refunded: 'yes' },
  { grade: '95#' },
  { kind: 'mixed', origin: 'till' },
  { search: '100' },
  { search: '100', limit: 2 },
];

async function pagesOf(filter: Query): Promise<Awaited<ReturnType<typeof list>>[]> {
  const pages = [await list({ limit: 5, ...filter })];
  for (let after = pages[0]?.next; after !== undefined; after = pages.at(-1)?.next) {
    pages.push(await list({ limit: 5, ...filter, after }));
  }
  return pages;
}

/** Sales of all kinds, every fourth given back in part. */
async function sellSome(): Promise<void> {
  for (let nth = 0; nth < 12; nth += 1) {
    const sale = { fuelFen: 10_000, goodsFen: (nth % 3) * 50, grade: nth % 2 === 0 ? '92#' : '95#' };
    const { orderId } = await newTillSale(house, cashier, nth % 4 === 0 ? { ...sale, tender: 'alipay' } : sale);
    if (nth % 4 === 1) await refundCash(orderId, 100 * nth);
  }
  await newTillOrder(house, cashier);
}

test('for any filter the total is the sum of its pages, and the stream is the pages one after the other', async () => {
  await sellSome();

  for (const filter of FILTERS) {
    const pages = await pagesOf(filter);
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
    for await (const order of streamOrders(house.db, wanted)) streamed.push(order);
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

test('a table to be kept has every order that matches, and nothing in it is a formula', async () => {
  await house.rows(`update stations set name = '=HYPERLINK("http://x","点")' || code where id = $1`, [station]);
  const sold = [await newTillSale(house, cashier, { fuelFen: 12_345 }), await newTillSale(house, cashier)];
  await newTillOrder(house, cashier);

  const answer = await fetch(`${house.url}/api/desk/orders.csv?station=${station}&state=paid`, {
    headers: finance.headers,
  });
  const text = Buffer.from(await answer.arrayBuffer()).toString('utf8');
  const lines = text.trimEnd().split('\r\n');

  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(text.startsWith('\uFEFF下单时间,订单号,')).toBe(true);
  expect(lines.slice(1).map((line) => line.split(',')[1])).toEqual(sold.map(({ orderNo }) => orderNo).toReversed());
  expect(lines[2]).toContain(`"'=HYPERLINK(""http://x"",""点"")`);
  expect(lines[2]).toContain(',123.45,123.45,0.00,现金,');
});

test('a table whose reader goes away leaves no question to the database behind', async () => {
  await newTillSale(house, cashier);
  const stream = ordersCsv(house.db, { within: station });
  stream.destroy();
  await new Promise((resolve) => stream.on('close', resolve));
  const [idle] = await house.rows<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where state = 'active' and query like 'with page%'`,
  );
  expect(idle?.count).toBe(0);
});
