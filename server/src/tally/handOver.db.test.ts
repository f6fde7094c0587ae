import { Fen, type StationId } from '@jiayou/contract';
import {
  changes,
  checkLaws,
  newActionId,
  newCashier,
  newDesk,
  newStaff,
  newStation,
  newTillSale,
  newWaiting,
  PASSWORD,
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

const handOver = (staffNo: string, password = PASSWORD) =>
  cashier.call('POST /till/shift/hand-over', { body: { staffNo, password, reason: '支付宝没有答复' } });
const close = (countedCashFen: number, who = cashier) =>
  who.call('POST /till/shift/close', { body: { actionId: newActionId(), countedCashFen: Fen.parse(countedCashFen) } });
const shiftIdOf = async (who: TestCashier) => (await who.call('GET /till/me', {})).onDuty?.shift.id ?? '';

test('a payment handed over lets the shift close, and is the shift’s that claims it when it is paid', async () => {
  const master = await newStaff(house, 'station-master', station);
  const waiting = await newWaiting(house, cashier, { tender: 'alipay' });
  await newTillSale(house, cashier);

  const handed = await handOver(master.staffNo);
  expect(handed).toMatchObject({ waiting: [], handedOver: [{ orderNo: waiting.orderNo, amountFen: 20_000 }] });
  const closed = await close(20_000);
  expect(await waiting.settle()).toBe('settled');

  const other = await newCashier(house, station);
  const { tickets } = await other.call('GET /till/board', {});
  const ticket = tickets.find(({ orderId }) => orderId === waiting.orderId);
  if (ticket === undefined) throw new Error('the ticket is not on the board');
  expect(ticket.reservedFor).toBeUndefined();
  expect(await other.call('GET /till/shift', {})).toMatchObject({ unclaimed: { count: 1, amountFen: 20_000 } });
  const params = { ticketId: ticket.id };
  await other.call('POST /till/tickets/:ticketId/claim', { params, body: { actionId: newActionId() } });

  const now = await other.call('GET /till/shift', {});
  expect(now).toMatchObject({ totals: { all: { orders: 1, paidFen: 20_000 } }, unclaimed: { count: 0, amountFen: 0 } });
  expect(closed).toMatchObject({ totals: { all: { orders: 1 } }, handedOver: handed.handedOver });
  const shiftId = closed.shift.id;
  expect(await cashier.call('GET /till/shifts/:shiftId', { params: { shiftId } })).toEqual(closed);
  const entries =
    "select actor, detail->>'reason' as reason from audit_entries where action = 'shift.hand-over' and subject = $1";
  expect(await house.rows(entries, [`shift:${shiftId}`])).toEqual([
    { actor: `staff:${master.id}`, reason: '支付宝没有答复' },
  ]);
});

test('only a master of this station hands over, by their own password', async () => {
  await newWaiting(house, cashier);
  const master = await newStaff(house, 'station-master', station);
  const others = [
    await newStaff(house, 'station-master', await newStation(house)),
    await newStaff(house, 'station-finance', station),
    await newStaff(house, 'hq-admin'),
    { staffNo: cashier.staff.staffNo },
    { staffNo: 'nobody' },
  ];
  const before = await snapshot(house);

  for (const { staffNo } of others) {
    await expect(handOver(staffNo)).rejects.toMatchObject({ status: 403, code: 'staff.not_master' });
  }
  // That a number nobody has was tried is written down, and that is all.
  expect(changes(before, await snapshot(house))).toEqual(['public.audit_entries']);
  for (let guess = 0; guess < 5; guess += 1) {
    await expect(handOver(master.staffNo, 'guess')).rejects.toMatchObject({ code: 'staff.not_master' });
  }
  await expect(handOver(master.staffNo)).rejects.toMatchObject({ status: 423, code: 'staff.locked' });
});

test('handing over while the payer pays ends in one of both, never in an order that is lost', async () => {
  const master = await newStaff(house, 'station-master', station);
  for (let round = 0; round < 5; round += 1) {
    const waiting = await newWaiting(house, cashier, { tender: 'wechat-pay' });

    await Promise.all([handOver(master.staffNo), waiting.settle()]);

    const [row] = await house.rows<{ mine: boolean; gone: boolean; state: string }>(
      `select shift_id is not null as mine, state, exists (select from shift_handovers h where h.order_id = o.id) as gone
       from orders o where id = $1`,
      [waiting.orderId],
    );
    expect(row).toEqual({ state: 'paid', mine: row?.gone === false, gone: row?.gone });
  }
});

test('a master at the desk ends the shift of a cashier who is gone: handed over, uncounted, audited', async () => {
  const desk = await newDesk(house, 'station-master', station);
  const waiting = await newWaiting(house, cashier);
  await newTillSale(house, cashier);
  const shiftId = await shiftIdOf(cashier);
  const order = { params: { shiftId }, body: { reason: '收银员突发疾病' } };

  await desk.call('POST /desk/shifts/:shiftId/hand-over', order);
  const before = await snapshot(house);
  await desk.call('POST /desk/shifts/:shiftId/hand-over', order);

  expect(changes(before, await snapshot(house))).toEqual([]);
  const closed = await cashier.call('GET /till/shifts/:shiftId', { params: { shiftId } });
  expect(closed).toMatchObject({
    totals: { all: { orders: 1, paidFen: 20_000 } },
    cash: { expectedFen: 20_000, note: '收银员突发疾病' },
    handedOver: [{ orderNo: waiting.orderNo, reason: '收银员突发疾病' }],
  });
  expect(closed.cash).not.toHaveProperty('countedFen');
  expect(closed.cash).not.toHaveProperty('differenceFen');
  await expect(close(20_000)).rejects.toMatchObject({ code: 'shift.closed' });
  const actions = 'select action from audit_entries where subject = $1 and actor = $2 order by id';
  expect(await house.rows(actions, [`shift:${shiftId}`, `staff:${desk.staff.id}`])).toEqual([
    { action: 'shift.hand-over' },
    { action: 'shift.close' },
  ]);
});

test("a master ends no other station's shift, and who is no master ends none", async () => {
  const order = { params: { shiftId: await shiftIdOf(cashier) }, body: { reason: '没有人在' } };
  const stranger = await newDesk(house, 'station-master', await newStation(house));
  const finance = await newDesk(house, 'station-finance', station);

  const tried = stranger.call('POST /desk/shifts/:shiftId/hand-over', order);
  await expect(tried).rejects.toMatchObject({ status: 404, code: 'shift.not_found' });
  const also = finance.call('POST /desk/shifts/:shiftId/hand-over', order);
  await expect(also).rejects.toMatchObject({ status: 403, code: 'session.forbidden' });
  expect(await shiftIdOf(cashier)).toBe(order.params.shiftId);
});
