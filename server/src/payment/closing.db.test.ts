import type { StationId } from '@jiayou/contract';
import {
  balances,
  checkLaws,
  newDriver,
  newPaid,
  newStation,
  newTapped,
  someOrder,
  startHouse,
  tap,
  workOff,
  type TestHouse,
} from '../app/testing';
import { askPayment } from './askPayment';
import { closeUnpaid } from './closeUnpaid';
import { keepAsking } from './keepAsking';

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

const PAID = { 'receivable.wechat-pay': 20_000, 'sales.fuel': -20_000 };
const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);
type Tapped = Awaited<ReturnType<typeof newTapped>>;

const stateHere = async ({ driver, order }: Pick<Tapped, 'driver' | 'order'>) =>
  (await driver.call('GET /driver/orders/:orderId', { params: { orderId: order.id } })).state;
const stateThere = async (paymentNo: string) =>
  ((await house.control(`/trades/${paymentNo}`)) as { trade: { state: string } }).trade.state;
const cancel = ({ driver, order }: Pick<Tapped, 'driver' | 'order'>) =>
  driver.call('POST /driver/orders/:orderId/cancel', { params: { orderId: order.id }, body: {} });
const refundsOf = (paymentNo: string) =>
  house.rows<{ cause: string; state: string; amount_fen: number }>(
    'select cause, state, amount_fen from refunds where payment_no = $1',
    [paymentNo],
  );

/** How often the channel will be slow yet: no more once it has looked and keeps its answer back. */
async function slownessLeft(paymentNo: string): Promise<number> {
  const { scenarios } = (await house.control(`/trades/${paymentNo}`)) as { scenarios: { times: number }[] };
  return scenarios[0]?.times ?? 0;
}

/** The worker goes on until no refund is under way any more. */
async function untilRefunded(): Promise<void> {
  for (let round = 0; round < 100; round += 1) {
    await workOff(house, { early: true });
    const open = await house.rows(`select 1 from refunds where state in ('approved', 'sent')`);
    if (open.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('a refund does not come to its end');
}

test('at its end a payment nobody made is closed at the channel, then here, and its order with it', async () => {
  const tapped = await newTapped(house, station);

  await keepAsking(house)(inMinutes(11));

  expect(await stateThere(tapped.paymentNo)).toBe('CLOSED');
  expect(await stateHere(tapped)).toBe('closed');
});

test('while the channel does not say that it closed, nothing is closed here', async () => {
  const tapped = await newTapped(house, station);
  await house.goWrong([{ name: 'answer-lost', on: ['close'] }], tapped.paymentNo);

  expect(await askPayment(house, tapped.paymentNo, { now: inMinutes(11) })).toBe('pending');
  expect(await stateHere(tapped)).toBe('open');

  expect(await askPayment(house, tapped.paymentNo, { now: inMinutes(12) })).toBe('closed');
  expect(await stateHere(tapped)).toBe('closed');
});

test.each(['answer-lost', 'answer-bad-signature', 'answer-signtest', 'system-error'] as const)(
  'a question answered with %s decides nothing; the next one does',
  async (name) => {
    const tapped = await newTapped(house, station);
    await house.confirm(tapped.paymentNo);
    await house.goWrong([{ name, on: ['query'] }], tapped.paymentNo);

    expect(await askPayment(house, tapped.paymentNo, { now: inMinutes(11) })).toBe('pending');
    expect(await askPayment(house, tapped.paymentNo, { now: inMinutes(12) })).toBe('succeeded');
    expect(await stateHere(tapped)).toBe('paid');
  },
);

test('a payment that never reached the channel is closed at its end all the same', async () => {
  const driver = await newDriver(house);
  const order = await driver.call('POST /driver/orders', { body: someOrder(station) });
  await house.goWrong([{ name: 'system-error', on: ['prepay'] }]);
  await expect(tap(driver, order)).rejects.toMatchObject({ code: 'payment.unknown' });

  await house.rows(`update orders set expires_at = now() where id = $1`, [order.id]);
  await house.rows(`update payments set expires_at = now() where order_id = $1`, [order.id]);
  await workOff(house, { early: true });

  expect(await stateHere({ driver, order })).toBe('closed');
});

test('an order nobody tapped is closed after its end; one whose payment waits only with its payment', async () => {
  const tapped = await newTapped(house, station);
  const untapped = await newDriver(house);
  const order = await untapped.call('POST /driver/orders', { body: someOrder(station) });
  await house.rows(`update payments set expires_at = now() - interval '3 minutes' where payment_no = $1`, [
    tapped.paymentNo,
  ]);
  await house.rows(`update orders set expires_at = now() - interval '3 minutes' where station_id = $1`, [station]);

  await closeUnpaid(house, new Date());
  expect(await stateHere(tapped)).toBe('open');
  expect(await stateHere({ driver: untapped, order })).toBe('closed');
  await workOff(house, { early: true });

  expect(await stateHere(tapped)).toBe('closed');
  expect(await stateThere(tapped.paymentNo)).toBe('CLOSED');
});

test('a cancelled order is closed at both ends and cannot be paid any more', async () => {
  const tapped = await newTapped(house, station);

  expect((await cancel(tapped)).state).toBe('closed');

  expect(await stateThere(tapped.paymentNo)).toBe('CLOSED');
  expect(await house.confirm(tapped.paymentNo)).toBe('closed');
  expect((await cancel(tapped)).state).toBe('closed');
});

test('cancelling answers paid when the money was faster', async () => {
  const tapped = await newTapped(house, station);
  await house.confirm(tapped.paymentNo);

  expect((await cancel(tapped)).state).toBe('paid');
  expect(await balances(house, station)).toEqual(PAID);
});

test('cancelling answers paid when the payer confirmed between our question and our close', async () => {
  const tapped = await newTapped(house, station);
  await house.goWrong([{ name: 'answer-slow', on: ['query'], ms: 4_000, times: 1 }], tapped.paymentNo);

  const cancelling = cancel(tapped);
  while ((await slownessLeft(tapped.paymentNo)) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await house.confirm(tapped.paymentNo)).toBe('paid');

  expect((await cancelling).state).toBe('paid');
  expect(await balances(house, station)).toEqual(PAID);
});

test('cancelling says that it is not known while the channel does not answer, and closes nothing', async () => {
  const tapped = await newTapped(house, station);
  await house.goWrong([{ name: 'answer-lost', on: ['query'] }], tapped.paymentNo);

  await expect(cancel(tapped)).rejects.toMatchObject({ status: 503, code: 'payment.unknown' });

  expect(await stateHere(tapped)).toBe('open');
  expect(await stateThere(tapped.paymentNo)).toBe('NOTPAY');
});

test('cancel against pay: whoever wins, both ends tell the same', async () => {
  const outcomes = [];
  for (let round = 0; round < 12; round += 1) {
    const tapped = await newTapped(house, await newStation(house));
    const delay = new Promise((resolve) => setTimeout(resolve, round));
    await Promise.all([cancel(tapped).catch(() => undefined), delay.then(() => house.confirm(tapped.paymentNo))]);
    await askPayment(house, tapped.paymentNo, { now: new Date(), giveUp: true });
    outcomes.push(`${await stateHere(tapped)} ${await stateThere(tapped.paymentNo)}`);
  }
  expect(outcomes.filter((outcome) => !['paid SUCCESS', 'closed CLOSED'].includes(outcome))).toEqual([]);
});

test('a success after close is refunded in full by itself', async () => {
  const tapped = await newTapped(house, station);
  await cancel(tapped);
  expect(await house.confirm(tapped.paymentNo, { evenClosed: true })).toBe('paid');
  expect(await house.callBack(tapped.paymentNo)).toBe(200);
  expect(await balances(house, station)).toEqual({ 'receivable.wechat-pay': 20_000, 'refunds-due': -20_000 });

  await untilRefunded();

  expect(await refundsOf(tapped.paymentNo)).toEqual([
    { cause: 'late-success', state: 'succeeded', amount_fen: 20_000 },
  ]);
  expect(await stateHere(tapped)).toBe('closed');
  expect(await balances(house, station)).toEqual({});
});

test('a success told after the close was answered, as the channel does it, is refunded too', async () => {
  const tapped = await newTapped(house, station);
  await house.goWrong([{ name: 'success-after-close', s: 20 }], tapped.paymentNo);
  await cancel(tapped);

  for (let tries = 0; tries < 100 && (await refundsOf(tapped.paymentNo)).length === 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await workOff(house);
  }
  await untilRefunded();

  expect(await refundsOf(tapped.paymentNo)).toMatchObject([{ cause: 'late-success', state: 'succeeded' }]);
  expect(await balances(house, station)).toEqual({});
});

test('when two payments of one order succeed, one pays it and the other is given back', async () => {
  const tapped = await newTapped(house, station);
  await askPayment(house, tapped.paymentNo, { now: new Date(), giveUp: true });
  expect(await stateHere(tapped)).toBe('open');
  await house.goWrong([{ name: 'callback-never' }]);
  const second = await tap(tapped.driver, tapped.order);
  expect(second).not.toBe(tapped.paymentNo);

  await house.confirm(tapped.paymentNo, { evenClosed: true });
  await house.confirm(second);
  await Promise.all([house.callBack(second), house.callBack(tapped.paymentNo)]);
  await untilRefunded();

  expect(await stateHere(tapped)).toBe('paid');
  const refunds = [...(await refundsOf(tapped.paymentNo)), ...(await refundsOf(second))];
  expect(refunds).toMatchObject([{ state: 'succeeded', amount_fen: 20_000 }]);
  expect(await balances(house, station)).toEqual(PAID);
});

test('a payment that was given up while its order stayed open still pays it when the money comes', async () => {
  const tapped = await newTapped(house, station);
  await askPayment(house, tapped.paymentNo, { now: new Date(), giveUp: true });

  await house.confirm(tapped.paymentNo, { evenClosed: true });
  expect(await house.callBack(tapped.paymentNo)).toBe(200);

  expect(await stateHere(tapped)).toBe('paid');
  expect(await balances(house, station)).toEqual(PAID);
});

test('what was paid stays paid when its time is up', async () => {
  const paid = await newPaid(house, station);

  await keepAsking(house)(inMinutes(20));
  await closeUnpaid(house, inMinutes(20));

  expect(await stateHere(paid)).toBe('paid');
});
