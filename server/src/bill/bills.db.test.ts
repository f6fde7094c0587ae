import { randomUUID } from 'node:crypto';
import { Fen, type OrderId, type StationId } from '@jiayou/contract';
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
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  station = await newStation(house);
  cashier = await newCashier(house, station);
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

type Search = Parameters<typeof cashier.call<'GET /till/bills'>>[1]['query'];
const bills = (query: Search = {}, who = cashier) => who.call('GET /till/bills', { query });
const found = async (search: string) => (await bills({ search })).bills.map(({ orderId }) => orderId);
const past = async (query: { search?: string; date?: string } = {}, who = cashier) =>
  (await who.call('GET /till/past-bills', { query })).bills.map(({ orderId }) => orderId);
const detail = (orderId: OrderId, who = cashier) => who.call('GET /till/bills/:orderId', { params: { orderId } });
const closeShift = async (who: TestCashier) => {
  const { cash } = await who.call('GET /till/shift', {});
  const body = { actionId: newActionId(), countedCashFen: cash.expectedFen };
  return who.call('POST /till/shift/close', { body });
};
const refund = (who: TestCashier, orderId: OrderId, fuelFen: number) =>
  who.call('POST /till/bills/:orderId/refunds', {
    params: { orderId },
    body: { actionId: newActionId(), fuelFen: Fen.parse(fuelFen), goodsFen: Fen.parse(0), reason: '多收了钱' },
  });

async function newMember(phone: string | null, plates: readonly string[] = []): Promise<string> {
  const id = randomUUID();
  await house.rows('insert into drivers (id, created_at, phone) values ($1, now(), $2)', [id, phone]);
  for (const plate of plates) await house.rows('insert into driver_plates values ($1, $2)', [plate, id]);
  return id;
}

test('a bill is found by amount, order number or its end, phone tail, plate; and by nothing else', async () => {
  const byPhone = await newMember('13800138765');
  const byPlate = await newMember(null, ['沪AD12345']);
  const first = await newTillSale(house, cashier, { fuelFen: 18_735, member: byPhone });
  const second = await newTillSale(house, cashier, { fuelFen: 5_000, goodsFen: 250, member: byPlate });
  const car = await newCarSale(house, station, { fuelFen: 30_000 });
  await claim(car.orderId);

  expect(await found('187.35')).toEqual([first.orderId]);
  expect(await found('52.5元')).toEqual([second.orderId]);
  expect(await found(first.orderNo)).toEqual([first.orderId]);
  expect(await found(second.orderNo.slice(-8))).toEqual([second.orderId]);
  expect(await found('a17')).toEqual([car.orderId]);
  expect(await found('8765')).toEqual([first.orderId]);
  expect(await found('沪AD·12345')).toEqual([second.orderId]);
  expect(await found('d12345')).toEqual([second.orderId]);
  expect(await found('%')).toEqual([]);
  expect(await found('187.36')).toEqual([]);
  const { bills: listed } = await bills();
  expect(listed.map(({ memberMasked }) => memberMasked)).toEqual([undefined, '沪A·D****5', '138****8765']);
});

async function claim(orderId: OrderId, who = cashier): Promise<void> {
  const { tickets } = await who.call('GET /till/board', {});
  const ticketId = tickets.find((ticket) => ticket.orderId === orderId)?.id;
  if (ticketId === undefined) throw new Error('the ticket is not on the board');
  await who.call('POST /till/tickets/:ticketId/claim', { params: { ticketId }, body: { actionId: newActionId() } });
}

test('what the list adds up to is that of all that match, not of the page', async () => {
  const cash = await newTillSale(house, cashier, { fuelFen: 10_000 });
  for (let nth = 0; nth < 4; nth += 1)
    await newTillSale(house, cashier, { tender: 'alipay', fuelFen: 1_000, grade: '95#' });
  await newTillOrder(house, cashier);
  const { refundNo } = await refund(cashier, cash.orderId, 300);
  await cashier.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body: {} });

  const all = await bills({ limit: 2 });
  const alipay = await bills({ tender: 'alipay', limit: 1 });
  const refunded = await bills({ refunded: 'yes' });

  expect(all.bills).toHaveLength(2);
  expect(all.totals).toEqual((await cashier.call('GET /till/shift', {})).totals);
  expect(alipay.totals).toMatchObject({
    all: { orders: 4, netFen: 4_000 },
    byTender: [{ tender: 'alipay', orders: 4 }],
  });
  expect(alipay.totals.byGrade).toMatchObject([{ grade: '95#', volumeMl: 5_000 }]);
  expect(refunded).toMatchObject({
    bills: [{ orderId: cash.orderId, refundedFen: 300, refundingFen: 0, state: 'paid' }],
    totals: { all: { orders: 1, paidFen: 10_000, refunds: 1, refundedFen: 300, netFen: 9_700 } },
  });
});

test('pages follow each other without gap or repeat, also where many were paid in one instant', async () => {
  const paidAt = new Date('2026-03-08T03:00:00Z');
  const sold = new Set<OrderId>();
  for (let nth = 0; nth < 7; nth += 1) sold.add((await newTillSale(house, cashier, { paidAt })).orderId);
  sold.add((await newTillSale(house, cashier)).orderId);

  const seen: OrderId[] = [];
  let after: string | undefined;
  do {
    const page = await bills({ limit: 3, ...(after === undefined ? {} : { after }) });
    seen.push(...page.bills.map(({ orderId }) => orderId));
    after = page.next;
  } while (after !== undefined && seen.length < 20);

  expect(seen).toHaveLength(8);
  expect(new Set(seen)).toEqual(sold);
  for (const nonsense of ['x', '2026-02-30T00:00:00.000Z_00000000-0000-4000-8000-000000000000']) {
    await expect(bills({ after: nonsense })).rejects.toMatchObject({ status: 400, code: 'request.invalid' });
  }
});

test('past bills are those of closed shifts and of nobody; the open ones of colleagues are not found', async () => {
  const colleague = await newCashier(house, station);
  const stranger = await newCashier(house, await newStation(house));
  const mine = await newTillSale(house, cashier);
  const theirs = await newTillSale(house, colleague, { paidAt: new Date('2026-03-08T03:00:00Z') });
  const nobodys = await newCarSale(house, station);

  expect(await past()).toEqual([nobodys.orderId]);
  await expect(detail(theirs.orderId)).rejects.toMatchObject({ status: 404, code: 'order.not_found' });
  await closeShift(colleague);

  expect(await past()).toEqual([nobodys.orderId, theirs.orderId]);
  expect(await past({ date: '2026-03-08' })).toEqual([theirs.orderId]);
  expect(await past({ date: '2026-03-09' })).toEqual([]);
  expect(await past({ search: theirs.orderNo.slice(-6) })).toEqual([theirs.orderId]);
  expect((await bills()).bills.map(({ orderId }) => orderId)).toEqual([mine.orderId]);
  expect(await past({}, stranger)).toEqual([]);
  for (const { orderId } of [mine, theirs, nobodys]) {
    await expect(detail(orderId, stranger)).rejects.toMatchObject({ status: 404, code: 'order.not_found' });
  }
});

test('past bills come page by page over the days', async () => {
  const colleague = await newCashier(house, station);
  const sold: OrderId[] = [];
  for (const paidAt of [
    '2026-03-07T15:59:59Z',
    '2026-03-07T16:00:00Z',
    '2026-03-08T02:00:00Z',
    '2026-03-09T02:00:00Z',
  ]) {
    sold.unshift((await newTillSale(house, colleague, { paidAt: new Date(paidAt) })).orderId);
  }
  await closeShift(colleague);

  const first = await cashier.call('GET /till/past-bills', { query: { limit: 2 } });
  const second = await cashier.call('GET /till/past-bills', { query: { limit: 2, after: first.next } });

  expect([...first.bills, ...second.bills].map(({ orderId }) => orderId)).toEqual(sold);
  expect(second.next).toBeUndefined();
});

test('a bill says what of it can still be given back, and by whom', async () => {
  const { orderId } = await newTillSale(house, cashier, { fuelFen: 10_000, goodsFen: 800 });
  expect(await detail(orderId)).toMatchObject({
    kind: 'mixed',
    goods: [{ name: '矿泉水', quantity: 1, unitPriceFen: 800, amountFen: 800 }],
    refundableFuelFen: 10_000,
    refundableGoodsFen: 800,
    mayRefund: 'here',
    refunds: [],
    ticket: { state: 'waiting', reprints: 0 },
  });

  const { refundNo } = await refund(cashier, orderId, 10_000);
  expect(await detail(orderId)).toMatchObject({
    refundableFuelFen: 0,
    refundableGoodsFen: 800,
    refundingFen: 10_000,
    refundedFen: 0,
    refunds: [{ refundNo, state: 'approved', toCarryOut: true }],
  });
  await closeShift(cashier);

  const other = await newCashier(house, station);
  expect(await detail(orderId, other)).toMatchObject({ mayRefund: 'apply', shiftNo: expect.any(String) as string });
  const body = { actionId: newActionId(), fuelFen: Fen.parse(0), goodsFen: Fen.parse(800), reason: '水是坏的' };
  const asked = await other.call('POST /till/bills/:orderId/refunds', { params: { orderId }, body });
  expect(await detail(orderId, other)).toMatchObject({ mayRefund: 'no' });

  const master = await newDesk(house, 'station-master', station);
  const decision = { params: { refundNo: asked.refundNo }, body: { approve: false, note: '水没有坏' } };
  await master.call('POST /desk/refunds/:refundNo/decide', decision);
  expect(await detail(orderId, other)).toMatchObject({ mayRefund: 'apply', refundableGoodsFen: 800 });
});
