import { Fen, type ActionId, type OrderId, type StationId, type TillApi } from '@jiayou/contract';
import {
  callerOf,
  changes,
  checkLaws,
  cookiesOf,
  newActionId,
  newCarSale,
  newCashier,
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
const claimAll = async (who: TestCashier) => {
  const { tickets } = await who.call('GET /till/board', {});
  return Promise.all(
    tickets.map(({ id: ticketId }) =>
      who.call('POST /till/tickets/:ticketId/claim', { params: { ticketId }, body: { actionId: newActionId() } }),
    ),
  );
};
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

test('whoever claims while the shift closes is in its totals or refused, never beside them', async () => {
  for (let round = 0; round < 6; round += 1) {
    const who = await newCashier(house, station);
    await newCarSale(house, station);
    const { tickets } = await who.call('GET /till/board', {});
    const ticketId = tickets.find(({ state }) => state === 'waiting')?.id ?? tickets[0]?.id;
    if (ticketId === undefined) throw new Error('the board is empty');

    const claiming = who.call('POST /till/tickets/:ticketId/claim', {
      params: { ticketId },
      body: { actionId: newActionId() },
    });
    const [claimed, closed] = await Promise.allSettled([claiming, close(0, { who })]);

    if (closed.status === 'rejected') throw closed.reason;
    const isIn = claimed.status === 'fulfilled';
    expect(closed.value.totals.all.orders).toBe(isIn ? 1 : 0);
    expect(await ordersOf(closed.value.shift.id)).toBe(isIn ? 1 : 0);
  }
});

test('whoever collects while the shift closes is in its totals or refused, never beside them', async () => {
  for (let round = 0; round < 6; round += 1) {
    const who = await newCashier(house, station);
    const orderId = await newTillOrder(house, who);
    const body = { method: 'cash' as const, actionId: newActionId(), receivedFen: Fen.parse(20_000) };

    const collecting = who.call('POST /till/orders/:orderId/payments', { params: { orderId }, body });
    const [collected, closed] = await Promise.allSettled([collecting, close(20_000, { who, note: '边收边结' })]);

    if (closed.status === 'rejected') {
      // Between its start and its cash: the shift waits for it.
      expect(closed.reason).toMatchObject({ code: 'shift.payments_waiting' });
      expect(collected).toMatchObject({ status: 'fulfilled', value: { state: 'paid' } });
    } else {
      expect(closed.value.totals.all.orders).toBe(collected.status === 'fulfilled' ? 1 : 0);
      const left = await house.rows("select 1 from orders where shift_id = $1 and state = 'open'", [
        closed.value.shift.id,
      ]);
      expect(left).toEqual([]);
    }
  }
});

const ordersOf = async (shiftId: string) =>
  (await house.rows('select 1 from orders where shift_id = $1', [shiftId])).length;

test("a closed shift's paper never changes by what comes later, and the database lets nothing more into it", async () => {
  const sold = await newTillSale(house, cashier);
  await newCarSale(house, station);
  const closed = await close(20_000);
  const { id: shiftId } = closed.shift;
  const other = await newCashier(house, station);

  await claimAll(other);
  const application = await refund(other, sold.orderId, 20_000);
  expect(application).toMatchObject({ state: 'requested', cause: 'application' });

  expect(await cashier.call('GET /till/shifts/:shiftId', { params: { shiftId } })).toEqual(closed);
  const { rows } = house;
  const late = await newCarSale(house, station);
  await expect(rows('update orders set shift_id = $2 where id = $1', [late.orderId, shiftId])).rejects.toThrow(
    'nothing new',
  );
  await expect(
    rows('update refunds set shift_id = $2 where refund_no = $1', [application.refundNo, shiftId]),
  ).rejects.toThrow('nothing new');
  await expect(rows("update shifts set close_note = 'x' where id = $1", [shiftId])).rejects.toThrow('never changes');
});

test('a refund without an end leaves the shift that closes, and belongs to the one that hands the cash out', async () => {
  const sold = await newTillSale(house, cashier);
  const { refundNo } = await refund(cashier, sold.orderId, 3_000);
  expect((await cashier.call('GET /till/shift', {})).refundsUnderWay).toEqual({ count: 1, amountFen: 3_000 });

  const closed = await close(20_000);
  const other = await newCashier(house, station);
  await other.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body: {} });

  expect(closed).toMatchObject({ refundsUnderWay: { count: 1, amountFen: 3_000 }, totals: { all: { refunds: 0 } } });
  expect(await cashier.call('GET /till/shifts/:shiftId', { params: { shiftId: closed.shift.id } })).toEqual(closed);
  expect(await other.call('GET /till/shift', {})).toMatchObject({
    totals: { all: { orders: 0, refunds: 1, refundedFen: 3_000, netFen: -3_000 } },
    cash: { expectedFen: -3_000 },
  });
});

test("past shifts are the cashier's own, newest first, page by page", async () => {
  const stranger = await newCashier(house, await newStation(house));
  const ids: string[] = [];
  let who: Pick<TestCashier, 'call'> = cashier;
  for (let round = 0; round < 3; round += 1) {
    const { shift } = await who.call('POST /till/shift/close', {
      body: { actionId: newActionId(), countedCashFen: Fen.parse(0) },
    });
    ids.unshift(shift.id);
    who = await signIn(cashier);
  }

  const first = await who.call('GET /till/shifts', { query: { limit: 2 } });
  const second = await who.call('GET /till/shifts', { query: { limit: 2, after: first.next } });

  expect([...first.shifts, ...second.shifts].map(({ id }) => id)).toEqual(ids);
  expect(second.next).toBeUndefined();
  expect((await stranger.call('GET /till/shifts', { query: {} })).shifts).toEqual([]);
  const [shiftId = ''] = ids;
  for (const somebody of [stranger, await newCashier(house, station)]) {
    const asked = somebody.call('GET /till/shifts/:shiftId', { params: { shiftId } });
    await expect(asked).rejects.toMatchObject({ status: 404, code: 'shift.not_found' });
  }
});
