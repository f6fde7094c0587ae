import { Fen, type OrderId, type StationId, type TillApi } from '@jiayou/contract';
import {
  callerOf,
  checkLaws,
  cookiesOf,
  newActionId,
  newCarSale,
  newCashier,
  newStation,
  newTillSale,
  PASSWORD,
  send,
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

const close = (countedCashFen: number) =>
  cashier.call('POST /till/shift/close', {
    body: { actionId: newActionId(), countedCashFen: Fen.parse(countedCashFen) },
  });
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

const reprint = (who: Pick<TestCashier, 'call'>, shiftId: string, actionId = newActionId()) =>
  who.call('POST /till/shifts/:shiftId/reprint', { params: { shiftId }, body: { actionId } });

async function signIn({ headers, staff }: TestCashier) {
  const till = headers.Cookie.split('; ').find((cookie) => cookie.startsWith('till=')) ?? '';
  const body = { staffNo: staff.staffNo, password: PASSWORD };
  const answer = await send(`${house.url}/api/till/sign-in`, { method: 'POST', headers: { Cookie: till }, body });
  return { answer: answer.body, call: callerOf<TillApi>(house.url, { Cookie: `${till}; ${cookiesOf(answer)}` }) };
}

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
  const late = await newCarSale(house, station);
  await expect(house.rows('update orders set shift_id = $2 where id = $1', [late.orderId, shiftId])).rejects.toThrow(
    'nothing new',
  );
  await expect(
    house.rows('update refunds set shift_id = $2 where refund_no = $1', [application.refundNo, shiftId]),
  ).rejects.toThrow('nothing new');
  await expect(house.rows("update shifts set close_note = 'x' where id = $1", [shiftId])).rejects.toThrow(
    'never changes',
  );
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

test('a further paper of a closed shift has the next number and a line in the log; an open one has none yet', async () => {
  const open = (await cashier.call('GET /till/shift', {})).shift.id;
  await expect(reprint(cashier, open)).rejects.toMatchObject({ status: 404, code: 'shift.not_found' });
  const { shift } = await close(0);

  const numbers = [await reprint(cashier, shift.id), await reprint(await signIn(cashier), shift.id)];

  expect(numbers).toEqual([{ reprintNo: 1 }, { reprintNo: 2 }]);
  const said = await house.rows('select actor, station_id from audit_entries where subject = $1 and action = $2', [
    `shift:${shift.id}`,
    'shift.reprint',
  ]);
  expect(said).toEqual(numbers.map(() => ({ actor: `staff:${cashier.staff.id}`, station_id: station })));
});

test('the same action asked for many times at once is one paper; as many actions are as many papers', async () => {
  const { shift } = await close(0);
  const actionId = newActionId();
  const same = await Promise.all(Array.from({ length: 5 }, () => reprint(cashier, shift.id, actionId)));
  const others = await Promise.all(Array.from({ length: 5 }, () => reprint(cashier, shift.id)));

  expect(same).toEqual(same.map(() => ({ reprintNo: 1 })));
  expect(others.map(({ reprintNo }) => reprintNo).toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6]);
  expect(await reprint(cashier, shift.id, actionId)).toEqual({ reprintNo: 1 });
});

test("a paper's action is no paper of another shift, and a colleague's shift has no paper here", async () => {
  const [{ shift: first }, actionId] = [await close(0), newActionId()];
  await reprint(cashier, first.id, actionId);
  const again = await signIn(cashier);
  const { shift: second } = await again.call('POST /till/shift/close', {
    body: { actionId: newActionId(), countedCashFen: Fen.parse(0) },
  });

  await expect(reprint(again, second.id, actionId)).rejects.toMatchObject({ status: 400, code: 'request.invalid' });
  const colleague = await newCashier(house, station);
  await expect(reprint(colleague, first.id)).rejects.toMatchObject({ status: 404, code: 'shift.not_found' });
  expect(await reprint(again, second.id)).toEqual({ reprintNo: 1 });
});
