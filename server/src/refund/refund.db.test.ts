import type { StationId } from '@jiayou/contract';
import type { ScenarioInput } from '@jiayou/simulator';
import {
  balances,
  checkLaws,
  newPaid,
  newStation,
  newTapped,
  startHouse,
  workOff,
  type TestHouse,
} from '../app/testing';
import { giveBackPayment } from './giveBack';
import { pursueRefund } from './pursueRefund';

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

const OWED = { 'receivable.wechat-pay': 20_000, 'refunds-due': -20_000 };

/** Money that came after its order was cancelled; `goesWrong` says what happens to its refund. */
async function newOwed(goesWrong: readonly ScenarioInput[] = []) {
  const tapped = await newTapped(house, station);
  const { driver, order, paymentNo } = tapped;
  await driver.call('POST /driver/orders/:orderId/cancel', { params: { orderId: order.id }, body: {} });
  await house.confirm(paymentNo, { evenClosed: true });
  await house.callBack(paymentNo);
  await house.goWrong(goesWrong, paymentNo);
  return tapped;
}

interface Refund {
  readonly refund_no: string;
  readonly state: string;
  readonly channel_refund_no: string | null;
}
async function refundOf(paymentNo: string): Promise<Refund> {
  const sql = 'select refund_no, state, channel_refund_no from refunds where payment_no = $1';
  const [refund, ...more] = await house.rows<Refund>(sql, [paymentNo]);
  if (refund === undefined || more.length > 0) throw new Error('there is not one refund');
  return refund;
}
async function until(state: string, paymentNo: string): Promise<Refund> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const refund = await refundOf(paymentNo);
    if (refund.state === state) return refund;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`the refund does not become ${state}`);
}
const sentOf = async (paymentNo: string, api: string) => {
  const { requests } = (await house.control(`/requests?out_trade_no=${paymentNo}`)) as {
    requests: { api: string; body: string; code?: string }[];
  };
  return requests.filter((request) => request.api === api);
};

test("a refund accepted by the channel is done when the channel's callback says so", async () => {
  const { paymentNo } = await newOwed();
  await workOff(house);

  const refund = await until('succeeded', paymentNo);

  expect(refund.channel_refund_no).toMatch(/^503\d{26}$/);
  expect(await sentOf(paymentNo, 'query-refund')).toEqual([]);
  expect(await balances(house, station)).toEqual({});
});

test('a refund that nobody calls back about is asked about until it is done', async () => {
  const { paymentNo } = await newOwed([{ name: 'callback-never' }, { name: 'refund-slow', s: 5_000 }]);
  await workOff(house);
  await workOff(house, { early: true });
  expect((await refundOf(paymentNo)).state).toBe('sent');
  expect(await balances(house, station)).toEqual(OWED);

  await house.untilGivenBack(paymentNo, (await refundOf(paymentNo)).refund_no);
  await workOff(house, { early: true });

  expect((await refundOf(paymentNo)).state).toBe('succeeded');
  expect(await balances(house, station)).toEqual({});
});

test('callbacks about a refund that come twenty times at once book it once', async () => {
  const { paymentNo } = await newOwed([{ name: 'callback-never' }]);
  await workOff(house);
  const { refund_no: refundNo } = await refundOf(paymentNo);
  await house.untilGivenBack(paymentNo, refundNo);

  const statuses = await Promise.all(Array.from({ length: 20 }, () => house.callBack(paymentNo, refundNo)));

  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await balances(house, station)).toEqual({});
});

test.each([
  ['an empty account', { name: 'refund-not-enough' }],
  ['a lost answer', { name: 'answer-lost', on: ['refund'] }],
  ['an error of the channel', { name: 'system-error', on: ['refund'] }],
] as const)(
  'after %s the refund goes on with the same number, and the payer gets the money once',
  async (_, scenario) => {
    const { paymentNo } = await newOwed([{ ...scenario, on: ['refund'] }]);
    await workOff(house);
    const { refund_no: refundNo } = await refundOf(paymentNo);

    for (let round = 0; round < 5; round += 1) await workOff(house, { early: true });
    await until('succeeded', paymentNo);

    const numbers = (await sentOf(paymentNo, 'refund')).map(({ body }) => JSON.parse(body).out_refund_no as string);
    expect(new Set(numbers)).toEqual(new Set([refundNo]));
    const { refunds } = (await house.control(`/trades/${paymentNo}`)) as { refunds: object[] };
    expect(refunds).toHaveLength(1);
    expect(await balances(house, station)).toEqual({});
  },
);

test.each([
  ['abnormal', 'refund-abnormal'],
  ['closed', 'refund-closed'],
] as const)('a refund that ends %s stays owed and stands on the list of cases', async (_, name) => {
  const { paymentNo } = await newOwed([{ name }]);
  await workOff(house);

  const { refund_no: refundNo } = await until('failed', paymentNo);

  const cases = await house.rows('select kind from payment_cases where payment_no = $1', [refundNo]);
  expect(cases).toEqual([{ kind: 'refund-abnormal' }]);
  expect(await balances(house, station)).toEqual(OWED);
});

test.each([
  ['of another amount', 'update refunds set amount_fen = amount_fen + 1 where payment_no = $1', 'refund-differs'],
  ['we never made', "update refunds set refund_no = 'R' || refund_no where payment_no = $1", 'refund-unknown'],
])('a callback about a refund %s is not taken and stands on the list of cases', async (_, change, kind) => {
  const { paymentNo } = await newOwed();
  await workOff(house);
  const { refund_no: refundNo } = await until('succeeded', paymentNo);
  await house.rows(
    `update refunds set state = 'sent', finished_at = null, business_date = null where payment_no = $1`,
    [paymentNo],
  );
  await house.rows(change, [paymentNo]);

  expect(await house.callBack(paymentNo, refundNo)).toBe(500);

  expect(await house.rows('select kind from payment_cases where payment_no = $1', [refundNo])).toEqual([{ kind }]);
  // Put back what the test bent.
  await house.rows(
    `update refunds set refund_no = $2, amount_fen = 20000, state = 'succeeded', finished_at = now(), business_date = current_date
     where payment_no = $1`,
    [paymentNo, refundNo],
  );
});

test('fifty decisions at once to give a payment back make one refund', async () => {
  const { paymentNo } = await newOwed();

  const now = new Date();
  await Promise.all(
    Array.from({ length: 50 }, () => giveBackPayment(house, { paymentNo, cause: 'late-success' }, now)),
  );
  await workOff(house);
  const { refund_no: refundNo } = await until('succeeded', paymentNo);
  await Promise.all(Array.from({ length: 10 }, () => pursueRefund(house, { refundNo, attempt: 0 }, now)));

  expect(await sentOf(paymentNo, 'refund')).toHaveLength(1);
  expect(await balances(house, station)).toEqual({});
});

test('a refund beyond what was paid, or of what was never paid, is refused by the database itself', async () => {
  const { paymentNo } = await newPaid(house, station);
  const reserve = 'update payments set refunding_fen = refunding_fen + $2 where payment_no = $1';
  await house.rows(reserve, [paymentNo, 12_000]);
  await expect(house.rows(reserve, [paymentNo, 8_001])).rejects.toMatchObject({ code: '23514' });
  await house.rows('update payments set refunding_fen = 0 where payment_no = $1', [paymentNo]);

  const waiting = await newTapped(house, station);
  await expect(house.rows(reserve, [waiting.paymentNo, 1])).rejects.toMatchObject({ code: '23514' });
});

test('a hundred parallel reservations of a tenth never exceed what was paid', async () => {
  const { paymentNo } = await newPaid(house, station);
  const reserve = 'update payments set refunding_fen = refunding_fen + 2000 where payment_no = $1';

  const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => house.rows(reserve, [paymentNo])));

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  await house.rows('update payments set refunding_fen = 0 where payment_no = $1', [paymentNo]);
});
