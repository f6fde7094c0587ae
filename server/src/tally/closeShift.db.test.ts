import { Fen, TicketId, type ActionId, type OrderId, type StationId, type TillApi } from '@jiayou/contract';
import {
  callerOf,
  changes,
  checkLaws,
  cookiesOf,
  newActionId,
  newCarSale,
  newCashier,
  newDriver,
  newStation,
  newTillOrder,
  newTillSale,
  newWaiting,
  PASSWORD,
  send,
  snapshot,
  startHouse,
  type TestCashier,
  type TestHouse,
} from '../app/testing';

let house: TestHouse;
let station: StationId;
let cashier: TestCashier;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  station = await newStation(house);
  cashier = await newCashier(house, station);
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

const close = (countedCashFen: number, how: { actionId?: ActionId; note?: string; who?: TestCashier } = {}) => {
  const { actionId = newActionId(), note = '', who = cashier } = how;
  return who.call('POST /till/shift/close', { body: { actionId, countedCashFen: Fen.parse(countedCashFen), note } });
};
const shiftOf = async (who = cashier) => (await who.call('GET /till/me', {})).onDuty?.shift;
const refund = (who: TestCashier, orderId: OrderId, fuelFen: number) =>
  who.call('POST /till/bills/:orderId/refunds', {
    params: { orderId },
    body: { actionId: newActionId(), fuelFen: Fen.parse(fuelFen), goodsFen: Fen.parse(0), reason: '加错油品' },
  });

test('the drawer must hold its float, what was sold for cash, less what was given back in cash', async () => {
  await cashier.call('POST /till/shift/float', { body: { floatFen: Fen.parse(50_000) } });
  const sold = await newTillSale(house, cashier, { tender: 'cash', fuelFen: 20_000 });
  await newTillSale(house, cashier, { tender: 'alipay', fuelFen: 0, goodsFen: 300 });
  const { refundNo } = await refund(cashier, sold.orderId, 5_000);
  await cashier.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body: {} });

  const { cash, totals } = await cashier.call('GET /till/shift', {});

  expect(cash).toEqual({ floatFen: 50_000, salesFen: 20_000, refundsFen: 5_000, expectedFen: 65_000, note: '' });
  expect(totals).toEqual({
    all: { orders: 2, paidFen: 20_300, refunds: 1, refundedFen: 5_000, netFen: 15_300 },
    byTender: [
      { tender: 'alipay', orders: 1, paidFen: 300, refunds: 0, refundedFen: 0, netFen: 300 },
      { tender: 'cash', orders: 1, paidFen: 20_000, refunds: 1, refundedFen: 5_000, netFen: 15_000 },
    ],
    byGrade: [
      { grade: '92#', orders: 1, paidFen: 20_000, refunds: 1, refundedFen: 5_000, netFen: 15_000, volumeMl: 25_000 },
    ],
    goods: { orders: 1, paidFen: 300, refunds: 0, refundedFen: 0, netFen: 300 },
    amountFen: 20_300,
    discountFen: 0,
  });
  expect(await close(65_000)).toMatchObject({ cash: { countedFen: 65_000, differenceFen: 0 }, totals });
});

test('cash that differs must be explained, and an empty explanation changes nothing', async () => {
  await newTillSale(house, cashier);
  const before = await snapshot(house);

  await expect(close(19_900)).rejects.toMatchObject({ status: 409, code: 'shift.difference_unexplained' });
  await expect(close(19_900, { note: '   ' })).rejects.toMatchObject({ code: 'shift.difference_unexplained' });
  expect(changes(before, await snapshot(house))).toEqual([]);

  const closed = await close(19_900, { note: '找错一元' });
  expect(closed.cash).toMatchObject({ expectedFen: 20_000, countedFen: 19_900, differenceFen: -100, note: '找错一元' });
});

test('closing again with the same action answers the same paper for ever, another action hears that it is closed', async () => {
  await newTillSale(house, cashier);
  const actionId = newActionId();
  const shift = await shiftOf();

  const closed = await close(20_000, { actionId });
  const before = await snapshot(house);

  expect(await close(1, { actionId })).toEqual(closed);
  await expect(close(20_000)).rejects.toMatchObject({ status: 409, code: 'shift.closed' });
  expect(await cashier.call('GET /till/shifts/:shiftId', { params: { shiftId: shift?.id ?? '' } })).toEqual(closed);
  expect(changes(before, await snapshot(house))).toEqual([]);
});

test('of many closings at once one closes, and all with its action get the same paper', async () => {
  await newTillSale(house, cashier);
  const actionId = newActionId();

  const same = Array.from({ length: 5 }, () => close(20_000, { actionId }));
  const other = close(20_000);
  const answers = await Promise.allSettled([...same, other]);

  const papers = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  expect([1, 5]).toContain(papers.length);
  for (const paper of papers) expect(paper).toEqual(papers[0]);
  expect(
    await house.rows("select 1 from audit_entries where action = 'shift.close' and actor = $1", [
      `staff:${cashier.staff.id}`,
    ]),
  ).toHaveLength(1);
});

test("an action that closed one cashier's shift closes nobody else's", async () => {
  const other = await newCashier(house, station);
  const actionId = newActionId();
  await close(0, { actionId });

  await expect(close(0, { actionId, who: other })).rejects.toMatchObject({ status: 400, code: 'request.invalid' });
  expect(await shiftOf(other)).toBeDefined();
});

test('after closing nobody is on duty, signing in opens another shift, and the closed one can still be left', async () => {
  const first = await shiftOf();
  await close(0);

  expect(await shiftOf()).toBeUndefined();
  await expect(cashier.call('GET /till/board', {})).rejects.toMatchObject({ status: 401, code: 'session.expired' });
  const again = await signIn(cashier);
  expect(again.answer).toMatchObject({ resumed: false });
  expect((await again.call('GET /till/me', {})).onDuty?.shift.id).not.toBe(first?.id);
  expect(await cashier.call('POST /till/sign-out', { body: {} })).toEqual({});
});

async function signIn({ headers, staff }: TestCashier) {
  const till = headers.Cookie.split('; ').find((cookie) => cookie.startsWith('till=')) ?? '';
  const body = { staffNo: staff.staffNo, password: PASSWORD };
  const answer = await send(`${house.url}/api/till/sign-in`, { method: 'POST', headers: { Cookie: till }, body });
  return { answer: answer.body, call: callerOf<TillApi>(house.url, { Cookie: `${till}; ${cookiesOf(answer)}` }) };
}

test('a shift with a payment without an answer does not close; it is named, and settled it may', async () => {
  const waiting = await newWaiting(house, cashier, { tender: 'alipay' });

  await expect(close(0)).rejects.toMatchObject({ status: 409, code: 'shift.payments_waiting' });
  const { waiting: listed } = await cashier.call('GET /till/shift', {});
  expect(listed).toMatchObject([{ orderId: waiting.orderId, amountFen: 20_000, tender: 'alipay' }]);

  await waiting.settle();
  expect(await close(0)).toMatchObject({ waiting: [], totals: { all: { orders: 1, paidFen: 20_000 } } });
});

test('an order that nobody pays is closed with the shift', async () => {
  const orderId = await newTillOrder(house, cashier);

  expect(await close(0)).toMatchObject({ totals: { all: { orders: 0 } } });

  expect(await house.rows('select state from orders where id = $1', [orderId])).toEqual([{ state: 'closed' }]);
});

const went = (done: Promise<unknown>): Promise<number> =>
  done.then(
    () => 1,
    () => 0,
  );

test('whoever claims while the shift closes is in its totals or refused, never beside them', async () => {
  for (let round = 0; round < 6; round += 1) {
    const who = await newCashier(house, station);
    await newCarSale(house, station);
    const { tickets } = await who.call('GET /till/board', {});
    const params = { ticketId: tickets.find(({ state }) => state === 'waiting')?.id ?? TicketId.parse('') };

    const claiming = who.call('POST /till/tickets/:ticketId/claim', { params, body: { actionId: newActionId() } });
    const [claimed, closed] = await Promise.all([went(claiming), close(0, { who })]);

    expect(closed.totals.all.orders).toBe(claimed);
    expect(await house.rows('select 1 from orders where shift_id = $1', [closed.shift.id])).toHaveLength(claimed);
  }
});

test('whoever collects while the shift closes is in its totals or refused, never beside them', async () => {
  for (let round = 0; round < 6; round += 1) {
    const who = await newCashier(house, station);
    const orderId = await newTillOrder(house, who);
    const body = { method: 'cash' as const, actionId: newActionId(), receivedFen: Fen.parse(20_000) };

    const collecting = who.call('POST /till/orders/:orderId/payments', { params: { orderId }, body });
    const closing = close(20_000, { who, note: '边收边结' }).catch(() => undefined);
    const [collected, closed] = await Promise.all([went(collecting), closing]);

    // Between its start and its cash the shift waits for it, and stays open.
    const { totals, shift } = closed ?? (await who.call('GET /till/shift', {}));
    expect(totals.all.orders).toBe(collected);
    const left = `select 1 from orders o join shifts s on s.id = o.shift_id
      where s.id = $1 and s.closed_at is not null and o.state = 'open'`;
    expect(await house.rows(left, [shift.id])).toEqual([]);
  }
});

test('a payer who starts to pay while the shift closes keeps it open, or cannot start any more', async () => {
  for (let round = 0; round < 6; round += 1) {
    const who = await newCashier(house, station);
    const orderId = await newTillOrder(house, who);
    const shown = await who.call('POST /till/orders/:orderId/scan-code', { params: { orderId }, body: {} });
    const token = shown.scanUrl?.split('/').at(-1) ?? '';
    const payer = await newDriver(house);
    await payer.call('GET /driver/scans/:token', { params: { token } });

    const starting = payer.call('POST /driver/scans/:token/payments', { params: { token }, body: {} });
    const [started, closed] = await Promise.all([went(starting), went(close(0, { who }))]);

    expect([started, closed]).toEqual(closed === 1 ? [0, 1] : [1, 0]);
  }
});
