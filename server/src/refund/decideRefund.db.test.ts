import { Fen, type OrderId, type StationId } from '@jiayou/contract';
import type { PaymentNo } from '../channel';
import {
  checkLaws,
  changes,
  endShift,
  newActionId,
  newCashier,
  newClaimed,
  newDesk,
  newPaid,
  newStation,
  readStream,
  snapshot,
  startHouse,
  workOff,
  type TestCashier,
  type TestHouse,
} from '../app/testing';

let house: TestHouse;
let stationId: StationId;
let cashier: TestCashier;
let master: Awaited<ReturnType<typeof newDesk>>;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  stationId = await newStation(house);
  cashier = await newCashier(house, stationId);
  master = await newDesk(house, 'station-master', stationId);
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

/** An application for 50.00 yuan of an order of 200.00 that no shift has. */
async function newApplication(of?: { readonly paymentNo: PaymentNo; readonly orderId: OrderId }) {
  const paid = of ?? (await newNobodys());
  const body = { actionId: newActionId(), fuelFen: Fen.parse(5_000), goodsFen: Fen.parse(0), reason: '加错油枪' };
  const params = { orderId: paid.orderId };
  const refund = await cashier.call('POST /till/bills/:orderId/refunds', { params, body });
  return { ...paid, refundNo: refund.refundNo };
}
async function newNobodys() {
  const { order, paymentNo } = await newPaid(house, stationId);
  return { orderId: order.id, paymentNo };
}
const decide = (who: typeof master, refundNo: string, approve: boolean) =>
  who.call('POST /desk/refunds/:refundNo/decide', {
    params: { refundNo },
    body: { approve, note: approve ? '' : '查无此事' },
  });
const stateOf = async (refundNo: string) =>
  (await house.rows<{ state: string }>('select state from refunds where refund_no = $1', [refundNo]))[0]?.state;
const reservedOf = async (paymentNo: string) =>
  (await house.rows('select refunding_fen, refund_parts from payments where payment_no = $1', [paymentNo]))[0];

test('an application that the master grants goes to the channel, and the tills hear of both', async () => {
  const { refundNo, paymentNo } = await newApplication();
  const stream = await readStream(house.url, cashier.headers, { after: 0 });
  await stream.until(2);

  const decided = await decide(master, refundNo, true);

  expect(decided).toMatchObject({ state: 'approved', decidedByName: expect.any(String), paidFen: 20_000 });
  await stream.until(3);
  await workOff(house);
  await house.untilGivenBack(paymentNo, refundNo);
  await house.callBack(paymentNo, refundNo);
  expect(await stateOf(refundNo)).toBe('succeeded');
  const told = (await stream.until(4)).flatMap(({ event }) =>
    event.kind === 'refund-changed' ? [event.refund.state] : [],
  );
  expect(told.slice(0, 2)).toEqual(['requested', 'approved']);
  expect(told.at(-1)).toBe('succeeded');
  stream.stop();
});

test('an application that the master refuses gives its share and its part free again', async () => {
  const { refundNo, paymentNo } = await newApplication();
  expect(await reservedOf(paymentNo)).toEqual({ refunding_fen: 5_000, refund_parts: 1 });

  const decided = await decide(master, refundNo, false);

  expect(decided).toMatchObject({ state: 'rejected', decisionNote: '查无此事', otherRefundsFen: 0 });
  expect(await reservedOf(paymentNo)).toEqual({ refunding_fen: 0, refund_parts: 0 });
  expect((await workOff(house), await stateOf(refundNo))).toBe('rejected');
});

test('granting and refusing raced end in one of them; the same again is fine, the other is told', async () => {
  const { refundNo, paymentNo } = await newApplication();
  const second = await newDesk(house, 'station-master', stationId);

  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, nth) => decide(nth % 2 === 0 ? master : second, refundNo, nth % 4 < 2)),
  );

  const state = await stateOf(refundNo);
  const said = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.state] : []));
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
  expect(new Set(said)).toEqual(new Set([state]));
  expect(said).toHaveLength(10);
  expect(new Set(refused)).toEqual(new Set(['refund.decided']));
  expect(await reservedOf(paymentNo)).toMatchObject({ refund_parts: state === 'approved' ? 1 : 0 });
  const audits = await house.rows(`select 1 from audit_entries where subject = $1 and action = 'refund.decide'`, [
    `refund:${refundNo}`,
  ]);
  expect(audits).toHaveLength(1);
});

test('nobody decides what they asked for themselves, and the database does not take it either', async () => {
  const { refundNo } = await newApplication();
  await house.rows('update refunds set requested_by = $2 where refund_no = $1', [refundNo, master.staff.id]);

  await expect(decide(master, refundNo, true)).rejects.toMatchObject({ status: 403, code: 'refund.own' });

  const forced = house.rows(
    `update refunds set state = 'approved', decided_by = requested_by, decided_at = now() where refund_no = $1`,
    [refundNo],
  );
  await expect(forced).rejects.toMatchObject({ code: '23514' });
  const byNobody = house.rows(`update refunds set state = 'approved' where refund_no = $1`, [refundNo]);
  await expect(byNobody).rejects.toMatchObject({ code: '23514' });
});

test("a refund of a cashier's own shift is no master's to decide", async () => {
  const sold = await newClaimed(house, { stationId, cashier });
  const { refundNo } = await newApplication(sold);

  for (const approve of [true, false]) {
    await expect(decide(master, refundNo, approve)).rejects.toMatchObject({ code: 'refund.decided' });
  }
});

test("another station's master sees and decides nothing", async () => {
  const { refundNo } = await newApplication();
  const other = await newDesk(house, 'station-master', await newStation(house));
  const before = await snapshot(house);

  const refused = { status: 404, code: 'refund.not_found' };
  await expect(decide(other, refundNo, true)).rejects.toMatchObject(refused);
  await expect(other.call('GET /desk/refunds/:refundNo', { params: { refundNo } })).rejects.toMatchObject(refused);
  expect(await other.call('GET /desk/refunds', { query: {} })).toEqual({ refunds: [], total: 0, amountFen: 0 });

  expect(changes(before, await snapshot(house))).toEqual([]);
});

test.each(['hq-admin', 'hq-finance'] as const)(
  '%s sees the applications of every station and decides none',
  async (role) => {
    const { refundNo } = await newApplication();
    const desk = await newDesk(house, role);

    expect(await desk.call('GET /desk/refunds/:refundNo', { params: { refundNo } })).toMatchObject({ refundNo });
    await expect(decide(desk, refundNo, true)).rejects.toMatchObject({ status: 403, code: 'session.forbidden' });
  },
);

test('a master pages through what waits, newest first, each once, and reads what all comes to', async () => {
  const made = [];
  for (let count = 0; count < 5; count += 1) made.push((await newApplication()).refundNo);
  await decide(master, made[0] ?? '', false);

  const seen = [];
  let after: string | undefined;
  do {
    const page = await master.call('GET /desk/refunds', { query: { state: 'requested', limit: 2, after } });
    expect(page).toMatchObject({ total: 4, amountFen: 20_000 });
    seen.push(...page.refunds.map(({ refundNo }) => refundNo));
    after = page.next;
  } while (after !== undefined);

  expect(seen).toEqual(made.slice(1).toReversed());
});

test('a cashier pages through what they asked for, and not through what a colleague did', async () => {
  const made = [];
  for (let count = 0; count < 3; count += 1) made.push((await newApplication()).refundNo);
  const colleague = await newCashier(house, stationId);

  const first = await cashier.call('GET /till/refunds', { query: { limit: 2 } });
  const second = await cashier.call('GET /till/refunds', { query: { limit: 2, after: first.next } });

  const seen = [...first.refunds, ...second.refunds].map(({ refundNo }) => refundNo);
  expect(seen).toEqual(made.toReversed());
  expect(second).not.toHaveProperty('next');
  expect(await colleague.call('GET /till/refunds', { query: {} })).toEqual({ refunds: [] });
});

test.each(['x', '2026-02-30T00:00:00.000Z_R1', '2026-01-01T00:00:00.000Z'])(
  'a cursor nobody gave is refused: %s',
  async (after) => {
    const refused = { status: 400, code: 'request.invalid' };
    await expect(cashier.call('GET /till/refunds', { query: { after } })).rejects.toMatchObject(refused);
    await expect(master.call('GET /desk/refunds', { query: { after } })).rejects.toMatchObject(refused);
    await expect(master.call('GET /desk/cases', { query: { after } })).rejects.toMatchObject(refused);
  },
);

test('an application outlives the shift that made it', async () => {
  const { refundNo } = await newApplication();
  await endShift(cashier);

  expect(await decide(master, refundNo, true)).toMatchObject({ state: 'approved' });
});
