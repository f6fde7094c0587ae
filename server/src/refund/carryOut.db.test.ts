import { Fen, type OrderId, type StationId } from '@jiayou/contract';
import {
  balances,
  changes,
  checkLaws,
  endShift,
  newActionId,
  newCashier,
  newClaimed,
  newCollected,
  newDesk,
  newStation,
  snapshot,
  startHouse,
  workOff,
  type TestCashier,
  type TestHouse,
} from '../app/testing';

let house: TestHouse;
let stationId: StationId;
let cashier: TestCashier;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  stationId = await newStation(house);
  cashier = await newCashier(house, stationId);
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

let references = 0;
const newReferenceNo = () => String(900_000_000_000 + (references += 1));
const sale = { fuelFen: 15_000, goodsFen: 5_000 };

async function ask(orderId: OrderId, fuelFen: number, goodsFen = 0) {
  const body = {
    actionId: newActionId(),
    fuelFen: Fen.parse(fuelFen),
    goodsFen: Fen.parse(goodsFen),
    reason: '多收了',
  };
  return cashier.call('POST /till/bills/:orderId/refunds', { params: { orderId }, body });
}
const carryOut = (who: TestCashier, refundNo: string, referenceNo?: string) =>
  who.call('POST /till/refunds/:refundNo/carry-out', {
    params: { refundNo },
    body: referenceNo === undefined ? {} : { referenceNo },
  });
const orderStateOf = async (orderId: string) =>
  (await house.rows<{ state: string }>('select state from orders where id = $1', [orderId]))[0]?.state;

test('cash waits until a cashier has handed it out; then it left the drawer, fuel and goods apart', async () => {
  const { orderId } = await newCollected(house, cashier, { by: 'cash', ...sale });

  const asked = await ask(orderId, 15_000, 2_000);
  expect(asked).toMatchObject({ state: 'approved', tender: 'cash', toCarryOut: true });
  await workOff(house, { early: true });
  expect(await balances(house, stationId)).toEqual({ cash: 20_000, 'sales.fuel': -15_000, 'sales.goods': -5_000 });

  const done = await carryOut(cashier, asked.refundNo);
  expect(done).toMatchObject({ state: 'succeeded', toCarryOut: false, finishedAt: expect.any(String) });
  expect(await balances(house, stationId)).toEqual({ cash: 3_000, 'sales.goods': -3_000 });
  expect(await orderStateOf(orderId)).toBe('paid');

  await carryOut(cashier, (await ask(orderId, 0, 3_000)).refundNo);
  expect(await balances(house, stationId)).toEqual({});
  expect(await orderStateOf(orderId)).toBe('refunded');
});

test('a card goes back by the terminal, whose number is kept; saying it again is fine, another number is not', async () => {
  const { orderId } = await newCollected(house, cashier, { by: 'card', ...sale });
  const { refundNo } = await ask(orderId, 15_000, 5_000);
  const referenceNo = newReferenceNo();

  await expect(carryOut(cashier, refundNo)).rejects.toMatchObject({ status: 400, code: 'request.invalid' });
  await Promise.all(Array.from({ length: 10 }, () => carryOut(cashier, refundNo, referenceNo)));
  await expect(carryOut(cashier, refundNo, newReferenceNo())).rejects.toMatchObject({ code: 'refund.decided' });

  expect(await balances(house, stationId)).toEqual({});
  const kept = await house.rows('select channel_refund_no from refunds where refund_no = $1', [refundNo]);
  expect(kept).toEqual([{ channel_refund_no: referenceNo }]);
});

test('one slip of the terminal is one repayment', async () => {
  const { orderId } = await newCollected(house, cashier, { by: 'card', ...sale });
  const [one, other] = [await ask(orderId, 1_000), await ask(orderId, 1_000)];
  const referenceNo = newReferenceNo();
  await carryOut(cashier, one.refundNo, referenceNo);

  const again = carryOut(cashier, other.refundNo, referenceNo);

  await expect(again).rejects.toMatchObject({ status: 409, code: 'payment.reference_used' });
});

test('a second cashier is told that the cash is gone already, and hands out none', async () => {
  const { orderId } = await newCollected(house, cashier, { by: 'cash', ...sale });
  const { refundNo } = await ask(orderId, 1_000);
  const colleague = await newCashier(house, stationId);

  const outcomes = await Promise.allSettled([carryOut(cashier, refundNo), carryOut(colleague, refundNo)]);

  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'refund.decided' } });
});

test('what a cashier hands out belongs to the shift that does, whoever asked for it', async () => {
  const { orderId } = await newCollected(house, cashier, { by: 'cash', ...sale });
  const { refundNo } = await ask(orderId, 1_000);
  const colleague = await newCashier(house, stationId);
  await endShift(cashier);

  const waiting = await colleague.call('GET /till/refunds', { query: {} });
  expect(waiting.refunds).toMatchObject([{ refundNo, toCarryOut: true }]);
  await carryOut(colleague, refundNo);

  const [shift] = await house.rows<{ staff_id: string }>(
    'select s.staff_id from refunds r join shifts s on s.id = r.shift_id where refund_no = $1',
    [refundNo],
  );
  expect(shift).toEqual({ staff_id: colleague.staff.id });
});

test('an application by cash is handed out only when a master granted it', async () => {
  const gone = await newCashier(house, stationId);
  const { orderId } = await newCollected(house, gone, { by: 'cash', ...sale });
  await endShift(gone);
  const { refundNo, state } = await ask(orderId, 15_000);
  expect(state).toBe('requested');
  await expect(carryOut(cashier, refundNo)).rejects.toMatchObject({ code: 'refund.not_refundable' });

  const master = await newDesk(house, 'station-master', stationId);
  const body = { approve: true, note: '' };
  const granted = await master.call('POST /desk/refunds/:refundNo/decide', { params: { refundNo }, body });
  expect(granted).toMatchObject({ state: 'approved', toCarryOut: true });

  expect(await carryOut(cashier, refundNo)).toMatchObject({ state: 'succeeded' });
  expect(await balances(house, stationId)).toEqual({ cash: 5_000, 'sales.goods': -5_000 });
});

test("a wallet's refund is no cashier's to carry out", async () => {
  const { orderId } = await newClaimed(house, { stationId, cashier });
  const { refundNo } = await ask(orderId, 1_000);

  await expect(carryOut(cashier, refundNo)).rejects.toMatchObject({ status: 409, code: 'refund.not_refundable' });
});

test("another station's till sees no refund of this one and carries none out", async () => {
  const { orderId } = await newCollected(house, cashier, { by: 'cash', ...sale });
  const { refundNo } = await ask(orderId, 1_000);
  const stranger = await newCashier(house, await newStation(house));
  const before = await snapshot(house);

  await expect(carryOut(stranger, refundNo)).rejects.toMatchObject({ status: 404, code: 'refund.not_found' });
  expect(await stranger.call('GET /till/refunds', { query: {} })).toEqual({ refunds: [] });

  expect(changes(before, await snapshot(house))).toEqual([]);
});
