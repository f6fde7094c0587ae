import { Fen, type StationId } from '@jiayou/contract';
import * as fc from 'fast-check';
import {
  ACCOUNTS,
  balances,
  checkLaws,
  changes,
  newCashier,
  newActionId,
  newDriver,
  newPaid,
  newStation,
  newTapped,
  snapshot,
  startHouse,
  type TestHouse,
} from '../app/testing';
import type { PaymentNo } from '../channel';
import { askPayment } from './askPayment';

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

const paidOnce = { 'receivable.wechat-pay': 20_000, 'sales.fuel': -20_000 };

const casesOf = (paymentNo: string) =>
  house.rows<{ kind: string }>('select kind from payment_cases where payment_no = $1', [paymentNo]);
const written = async () => {
  const [row] = await house.rows(
    `select (select count(*) from tickets where station_id = $1)::int as tickets,
       (select count(*) from till_events where station_id = $1)::int as events,
       (select count(distinct transaction_key) from ledger_transfers where station_id = $1)::int as bookings`,
    [station],
  );
  return row;
};

test('a callback pays the order: the driver sees it, the books balance, the till has one ticket', async () => {
  const { driver, order } = await newPaid(house, station);

  const view = await driver.call('GET /driver/orders/:orderId', { params: { orderId: order.id } });

  expect(view).toMatchObject({ state: 'paid', ticket: 'waiting', payableFen: 20_000, refundedFen: 0 });
  expect(view.channelTransactionNo).toMatch(/^42000\d{23}$/);
  expect(await balances(house, station)).toEqual(paidOnce);
  expect(await written()).toEqual({ tickets: 1, events: 1, bookings: 1 });
});

test("the instant and the business day of a payment are the channel's, not ours", async () => {
  const { order, paymentNo } = await newTapped(house, station);
  await house.confirm(paymentNo);
  const { trade } = (await house.control(`/trades/${paymentNo}`)) as { trade: { successMs: number } };

  await askPayment(house, paymentNo, { now: new Date(Date.now() + 3 * 86_400_000) });

  const [row] = await house.rows<{ paid_at: Date; business_date: string }>(
    'select paid_at, business_date from orders where id = $1',
    [order.id],
  );
  const paidAt = new Date(Math.floor(trade.successMs / 1000) * 1000);
  expect(row?.paid_at).toEqual(paidAt);
  expect(row?.business_date).toBe(new Date(paidAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
});

test('twenty callbacks at once pay once, and each is acknowledged', async () => {
  const { paymentNo } = await newTapped(house, station);
  await house.confirm(paymentNo);

  const statuses = await Promise.all(Array.from({ length: 20 }, () => house.callBack(paymentNo)));

  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await balances(house, station)).toEqual(paidOnce);
  expect(await written()).toEqual({ tickets: 1, events: 1, bookings: 1 });
});

test('callbacks, questions of the driver and of the worker that race pay once', async () => {
  const { driver, order, paymentNo } = await newTapped(house, station);
  await house.confirm(paymentNo);
  const params = { orderId: order.id };

  await Promise.all([
    house.callBack(paymentNo),
    driver.call('POST /driver/orders/:orderId/check', { params, body: {} }),
    askPayment(house, paymentNo, { now: new Date() }),
    house.callBack(paymentNo),
    askPayment(house, paymentNo, { now: new Date() }),
  ]);

  expect(await balances(house, station)).toEqual(paidOnce);
  expect(await written()).toEqual({ tickets: 1, events: 1, bookings: 1 });
});

test.each([
  ['another amount', 'callback-wrong-amount', 'amount-differs'],
  ["another station's account", 'callback-other-merchant', 'merchant-differs'],
] as const)('a genuine callback with %s pays nothing and stands on the list of cases', async (_, scenario, kind) => {
  const { paymentNo } = await newTapped(house, station);
  await house.confirm(paymentNo);
  await house.goWrong([{ name: scenario }], paymentNo);
  const before = await snapshot(house);

  expect(await house.callBack(paymentNo)).toBe(500);

  expect(changes(before, await snapshot(house))).toEqual(['public.payment_cases']);
  expect(await casesOf(paymentNo)).toEqual([{ kind }]);
});

test('an answer to a question with another amount pays nothing, keeps the payment waiting and opens one case', async () => {
  const { paymentNo } = await newTapped(house, station);
  await house.confirm(paymentNo);
  await house.goWrong([{ name: 'query-wrong-amount' }], paymentNo);

  expect(await askPayment(house, paymentNo, { now: new Date() })).toBe('pending');
  expect(await askPayment(house, paymentNo, { now: new Date() })).toBe('pending');

  expect(await balances(house, station)).toEqual({});
  expect(await casesOf(paymentNo)).toEqual([{ kind: 'amount-differs' }]);
});

test('a genuine callback about a payment we never made is refused and stands on the list of cases', async () => {
  const paymentNo = 'P20260101000000999999999999' as PaymentNo;
  await house.goWrong([{ name: 'callback-never' }]);
  await house.channels['wechat-pay']?.wallet?.prepay({
    merchant: { accountNo: ACCOUNTS[0] ?? '' },
    payer: { appId: 'wx1111111111111111', openId: house.simulator.openidOf('wx1111111111111111', 'driver-1') },
    paymentNo,
    amountFen: Fen.parse(100),
    description: '92# 1号枪',
    expiresAt: new Date(Date.now() + 600_000),
    stationCode: 'T1',
  });
  await house.confirm(paymentNo);
  const before = await snapshot(house);

  expect(await house.callBack(paymentNo)).toBe(500);

  expect(changes(before, await snapshot(house))).toEqual(['public.payment_cases']);
  expect(await casesOf(paymentNo)).toEqual([{ kind: 'payment-unknown' }]);
});

test('no state goes backwards when every past callback comes again in any order', async () => {
  const driver = await newDriver(house);
  const cashier = await newCashier(house, station);
  const paid = [];
  for (let count = 0; count < 4; count += 1) paid.push(await newPaid(house, station, { driver }));
  const { tickets } = await cashier.call('GET /till/board', {});
  const [first, second] = tickets.map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error('no tickets');
  const actionId = newActionId();
  await cashier.call('POST /till/tickets/:ticketId/claim', { params: { ticketId: first }, body: { actionId } });
  await cashier.call('POST /till/tickets/:ticketId/printed', { params: { ticketId: first }, body: { actionId } });
  await cashier.call('POST /till/tickets/:ticketId/dismiss', { params: { ticketId: second }, body: {} });
  const before = await snapshot(house);

  const past = paid.map(({ paymentNo }) => paymentNo);
  const replays = fc.array(fc.constantFrom(...past), { minLength: 4, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(replays, async (numbers) => {
      const statuses = await Promise.all(numbers.map((paymentNo) => house.callBack(paymentNo)));
      expect(new Set(statuses)).toEqual(new Set([200]));
    }),
    { numRuns: 8, seed: 2 },
  );

  expect(changes(before, await snapshot(house))).toEqual([]);
});
