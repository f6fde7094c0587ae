import { Fen, type OrderId, type StationId } from '@jiayou/contract';
import {
  checkLaws,
  changes,
  endShift,
  newActionId,
  newCashier,
  newClaimed,
  newPaid,
  newCollected,
  newStation,
  newTapped,
  snapshot,
  startHouse,
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

interface Wish {
  readonly actionId?: ReturnType<typeof newActionId>;
  readonly fuelFen?: number;
  readonly goodsFen?: number;
  readonly reason?: string;
}
const asked = (orderId: OrderId, { actionId, fuelFen = 0, goodsFen = 0, reason = '加错油枪' }: Wish) => ({
  params: { orderId },
  body: { actionId: actionId ?? newActionId(), fuelFen: Fen.parse(fuelFen), goodsFen: Fen.parse(goodsFen), reason },
});
const ask = (who: TestCashier, orderId: OrderId, wish: Wish) =>
  who.call('POST /till/bills/:orderId/refunds', asked(orderId, wish));
const paymentOf = async (paymentNo: string) =>
  (await house.rows('select refunding_fen, refund_parts from payments where payment_no = $1', [paymentNo]))[0];

test("a refund of the cashier's own open shift is approved at once, and its shift is the one that asked", async () => {
  const { orderId, paymentNo } = await newClaimed(house, { stationId, cashier });

  const refund = await ask(cashier, orderId, { fuelFen: 8_000 });

  expect(refund).toMatchObject({
    state: 'approved',
    cause: 'in-shift',
    amountFen: 8_000,
    fuelFen: 8_000,
    goodsFen: 0,
    tender: 'wechat-pay',
    reason: '加错油枪',
    toCarryOut: false,
    requestedByName: expect.stringContaining('cashier'),
  });
  expect(await paymentOf(paymentNo)).toEqual({ refunding_fen: 8_000, refund_parts: 1 });
  const shifts = await house.rows(
    'select 1 from refunds r join orders o on o.id = r.order_id where r.refund_no = $1 and r.shift_id = o.shift_id',
    [refund.refundNo],
  );
  expect(shifts).toHaveLength(1);
  const [audit] = await house.rows<{ actor: string; action: string }>(
    'select actor, action from audit_entries where subject = $1',
    [`refund:${refund.refundNo}`],
  );
  expect(audit).toEqual({ actor: `staff:${cashier.staff.id}`, action: 'refund.request' });
});

test('a refund of a closed shift, or of an order that no shift has, is an application', async () => {
  const gone = await newCashier(house, stationId);
  const past = await newClaimed(house, { stationId, cashier: gone });
  await endShift(gone);
  const nobodys = await newPaid(house, stationId);

  for (const orderId of [past.orderId, nobodys.order.id]) {
    const refund = await ask(cashier, orderId, { fuelFen: 20_000 });
    expect(refund).toMatchObject({ state: 'requested', cause: 'application', toCarryOut: false });
  }
});

test("an order of a colleague's open shift is the colleague's to give back", async () => {
  const colleague = await newCashier(house, stationId);
  const { orderId } = await newClaimed(house, { stationId, cashier: colleague });

  await expect(ask(cashier, orderId, { fuelFen: 1 })).rejects.toMatchObject({ code: 'refund.not_refundable' });
});

test.each([
  ['another station sold', 'order.not_found', async () => newPaid(house, await newStation(house))],
  ['nobody has paid', 'refund.not_refundable', () => newTapped(house, stationId)],
])('an order that %s gives nothing back', async (_, code, make) => {
  const { order } = await make();
  const before = await snapshot(house);

  await expect(ask(cashier, order.id, { fuelFen: 1 })).rejects.toMatchObject({ code });

  expect(changes(before, await snapshot(house))).toEqual([]);
});

test('a cashier whose shift was closed meanwhile gives nothing back', async () => {
  const { orderId } = await newClaimed(house, { stationId, cashier });
  await endShift(cashier);

  await expect(ask(cashier, orderId, { fuelFen: 1 })).rejects.toMatchObject({ code: 'session.expired' });
});

test('the same action twenty times at once is one refund, and answers it again when all is given back', async () => {
  const { orderId, paymentNo } = await newClaimed(house, { stationId, cashier });
  const wish = { actionId: newActionId(), fuelFen: 20_000 };

  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(cashier, orderId, wish)));

  expect(new Set(answers.map(({ refundNo }) => refundNo)).size).toBe(1);
  expect(await paymentOf(paymentNo)).toEqual({ refunding_fen: 20_000, refund_parts: 1 });
});

test.each([{ fuelFen: 2 }, { fuelFen: 1, reason: '客户要求' }])(
  'an action id that stood for another refund is refused: %j',
  async (other) => {
    const { orderId } = await newClaimed(house, { stationId, cashier });
    const actionId = newActionId();
    await ask(cashier, orderId, { actionId, fuelFen: 1 });

    const again = ask(cashier, orderId, { actionId, ...other });

    await expect(again).rejects.toMatchObject({ status: 409, code: 'refund.key_reused' });
  },
);

test('an action id that stood for the refund of another order is refused', async () => {
  const [one, other] = [
    await newClaimed(house, { stationId, cashier }),
    await newClaimed(house, { stationId, cashier }),
  ];
  const wish = { actionId: newActionId(), fuelFen: 1 };
  await ask(cashier, one.orderId, wish);

  await expect(ask(cashier, other.orderId, wish)).rejects.toMatchObject({ code: 'refund.key_reused' });
});

test('fuel is not given back as goods, nor goods as fuel, nor more than was paid', async () => {
  const { orderId } = await newCollected(house, cashier, { by: 'cash', fuelFen: 15_000, goodsFen: 5_000 });

  for (const wish of [{ fuelFen: 15_001 }, { goodsFen: 5_001 }, { fuelFen: 15_000, goodsFen: 5_001 }]) {
    await expect(ask(cashier, orderId, wish)).rejects.toMatchObject({ status: 409, code: 'refund.exceeds' });
  }
  await ask(cashier, orderId, { goodsFen: 5_000 });
  await expect(ask(cashier, orderId, { goodsFen: 1 })).rejects.toMatchObject({ code: 'refund.exceeds' });
  await ask(cashier, orderId, { fuelFen: 15_000 });
  await expect(ask(cashier, orderId, { fuelFen: 1 })).rejects.toMatchObject({ code: 'refund.exceeds' });
});

test('fuel given back as goods is refused by the database itself', async () => {
  const { orderId } = await newCollected(house, cashier, { by: 'cash', fuelFen: 15_000, goodsFen: 5_000 });

  const goods = house.rows('update orders set refunding_goods_fen = 5001 where id = $1', [orderId]);

  await expect(goods).rejects.toMatchObject({ code: '23514' });
});

test('an order is given back in at most fifty parts', async () => {
  const { orderId, paymentNo } = await newClaimed(house, { stationId, cashier });
  for (let part = 0; part < 50; part += 1) await ask(cashier, orderId, { fuelFen: 1 });

  await expect(ask(cashier, orderId, { fuelFen: 1 })).rejects.toMatchObject({ status: 409, code: 'refund.too_many' });

  const more = house.rows('update payments set refund_parts = 51 where payment_no = $1', [paymentNo]);
  await expect(more).rejects.toMatchObject({ code: '23514' });
});

test.each([
  ['nothing', { fuelFen: 0 }],
  ['less than nothing', { fuelFen: -1 }],
  ['part of a fen', { fuelFen: 0.5 }],
  ['fifteen digits', { fuelFen: 100_000_000_000_000 }],
  ['no reason', { fuelFen: 1, reason: ' ' }],
])('a refund of %s is refused and changes nothing', async (_, { fuelFen, reason = '加错油枪' }: Wish) => {
  const { orderId } = await newClaimed(house, { stationId, cashier });
  const body = { actionId: newActionId(), fuelFen: fuelFen as Fen, goodsFen: Fen.parse(0), reason };
  const before = await snapshot(house);

  const refused = cashier.call('POST /till/bills/:orderId/refunds', { params: { orderId }, body });

  await expect(refused).rejects.toMatchObject({ status: 400, code: 'request.invalid' });
  expect(changes(before, await snapshot(house))).toEqual([]);
});

test('two hundred refunds of one order at once: exactly those that fit, and never more than was paid', async () => {
  const { orderId, paymentNo } = await newClaimed(house, { stationId, cashier });

  const outcomes = await Promise.allSettled(
    Array.from({ length: 200 }, () => ask(cashier, orderId, { fuelFen: 1_000 })),
  );

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
  expect(new Set(reasons)).toEqual(new Set(['refund.exceeds']));
  expect(await paymentOf(paymentNo)).toEqual({ refunding_fen: 20_000, refund_parts: 20 });
});
