import {
  checkLaws,
  newDriver,
  newStation,
  newTapped,
  someOrder,
  startHouse,
  tap,
  type TestHouse,
} from '../app/testing';
import { keepAsking } from './keepAsking';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

const newOrder = async (amountFen = 20_000) => {
  const station = await newStation(house);
  const driver = await newDriver(house);
  const order = await driver.call('POST /driver/orders', { body: someOrder(station, amountFen) });
  return { station, driver, order };
};
const numbersOf = async (orderId: string) =>
  (await house.rows<{ payment_no: string }>('select payment_no from payments where order_id = $1', [orderId])).map(
    (row) => row.payment_no,
  );
const inSeconds = (seconds: number) => new Date(Date.now() + 1_000 * seconds);
const prepaysOf = async (paymentNo: string) => {
  const { requests } = (await house.control(`/requests?out_trade_no=${paymentNo}`)) as {
    requests: { api: string; body: string }[];
  };
  return requests.filter(({ api }) => api === 'prepay').map(({ body }) => body);
};

test('taps at once open one payment, and every one of them gets its wallet', async () => {
  const { driver, order } = await newOrder();

  const numbers = await Promise.all(Array.from({ length: 8 }, () => tap(driver, order)));

  expect(new Set(numbers)).toEqual(new Set(await numbersOf(order.id)));
  expect(new Set(numbers).size).toBe(1);
});

test('a prepay whose answer was lost is asked for again with the same number: one trade, paid once', async () => {
  const { driver, order } = await newOrder();
  await house.goWrong([{ name: 'answer-lost', on: ['prepay'] }, { name: 'callback-never' }]);

  await expect(tap(driver, order)).rejects.toMatchObject({ status: 503, code: 'payment.unknown' });
  const paymentNo = await tap(driver, order);

  expect(await numbersOf(order.id)).toEqual([paymentNo]);
  const [first, second, ...more] = await prepaysOf(paymentNo);
  expect(more).toEqual([]);
  expect(second).toEqual(first);
  await house.confirm(paymentNo);
  expect(await house.callBack(paymentNo)).toBe(200);
});

test.each(['system-error', 'too-many-requests'] as const)(
  'after a prepay answered with %s nothing is given up: the next tap continues it',
  async (scenario) => {
    const { driver, order } = await newOrder();
    await house.goWrong([{ name: scenario, on: ['prepay'] }]);

    await expect(tap(driver, order)).rejects.toMatchObject({ code: 'payment.unknown' });

    expect(await numbersOf(order.id)).toEqual([await tap(driver, order)]);
  },
);

test('a prepay that the channel declined is closed at the channel, and the next tap begins a new payment', async () => {
  const { driver, order } = await newOrder();
  const session = `update sessions set open_id = $2 where driver_id = $1`;
  const [known] = await house.rows<{ open_id: string }>('select open_id from sessions where driver_id = $1', [
    driver.driverId,
  ]);
  await house.rows(session, [driver.driverId, 'oNobodyTheChannelKnows000000']);
  await expect(tap(driver, order)).rejects.toMatchObject({
    status: 409,
    code: 'payment.declined',
    body: { channelCode: 'PARAM_ERROR' },
  });
  await house.rows(session, [driver.driverId, known?.open_id]);

  const paymentNo = await tap(driver, order);

  const states = await house.rows('select payment_no = $2 as new, state from payments where order_id = $1 order by 1', [
    order.id,
    paymentNo,
  ]);
  expect(states).toEqual([
    { new: false, state: 'closed' },
    { new: true, state: 'pending' },
  ]);
});

test("a station's account that the channel does not know closes the payment here, and the order can be paid once it is right", async () => {
  const { station, driver, order } = await newOrder();
  const account = 'update merchant_accounts set account_no = $2 where station_id = $1 returning account_no';
  const [right] = await house.rows<{ account_no: string }>(
    'select account_no from merchant_accounts where station_id = $1',
    [station],
  );
  await house.rows(account, [station, '1999999999']);
  await expect(tap(driver, order)).rejects.toMatchObject({ status: 409, code: 'payment.declined' });
  const states = await house.rows('select state from payments where order_id = $1', [order.id]);
  expect(states).toEqual([{ state: 'closed' }]);
  await house.rows(account, [station, right?.account_no]);

  const paymentNo = await tap(driver, order);

  await house.confirm(paymentNo);
  expect(await house.callBack(paymentNo)).toBe(200);
});

test('an order that is paid, cancelled or past its time opens no wallet', async () => {
  const paid = await newTapped(house, await newStation(house));
  await house.confirm(paid.paymentNo);
  await house.callBack(paid.paymentNo);
  await expect(tap(paid.driver, paid.order)).rejects.toMatchObject({ status: 409, code: 'order.already_paid' });

  const dropped = await newOrder();
  await dropped.driver.call('POST /driver/orders/:orderId/cancel', { params: { orderId: dropped.order.id }, body: {} });
  await expect(tap(dropped.driver, dropped.order)).rejects.toMatchObject({ status: 409, code: 'order.not_payable' });

  const late = await newOrder();
  await house.rows(`update orders set expires_at = now() - interval '1 second' where id = $1`, [late.order.id]);
  await expect(tap(late.driver, late.order)).rejects.toMatchObject({ status: 409, code: 'order.not_payable' });
});

test("another driver's order cannot be paid, looked at, asked about or cancelled", async () => {
  const { order } = await newOrder();
  const stranger = await newDriver(house);
  const params = { orderId: order.id };
  const notFound = { status: 404, code: 'order.not_found' };

  await expect(tap(stranger, order)).rejects.toMatchObject(notFound);
  await expect(stranger.call('GET /driver/orders/:orderId', { params })).rejects.toMatchObject(notFound);
  await expect(stranger.call('POST /driver/orders/:orderId/check', { params, body: {} })).rejects.toMatchObject(
    notFound,
  );
  await expect(stranger.call('POST /driver/orders/:orderId/cancel', { params, body: {} })).rejects.toMatchObject(
    notFound,
  );
  expect((await stranger.call('GET /driver/orders', { query: {} })).orders).toEqual([]);
});

test('pausing in-car payment refuses new orders and taps, and lets money under way arrive', async () => {
  const station = await newStation(house);
  const waiting = await newTapped(house, station);
  await house.rows(
    `update stations set in_car_paused_at = now(), in_car_paused_reason = '可燃气体报警' where id = $1`,
    [station],
  );

  await expect(waiting.driver.call('POST /driver/orders', { body: someOrder(station) })).rejects.toMatchObject({
    code: 'station.in_car_paused',
    body: { reason: '可燃气体报警' },
  });
  await expect(tap(waiting.driver, waiting.order)).rejects.toMatchObject({ code: 'station.in_car_paused' });
  await house.confirm(waiting.paymentNo);
  expect(await house.callBack(waiting.paymentNo)).toBe(200);
});

test('a payment begun with one WeChat identity is not continued by the wallet of another', async () => {
  const { driver, order } = await newOrder();
  await tap(driver, order);
  await house.rows(`update payments set payer_open_id = 'another' where order_id = $1`, [order.id]);

  await expect(tap(driver, order)).rejects.toMatchObject({ code: 'order.not_payable' });
});

test('what the callback never told, the schedule of questions finds out', async () => {
  const { driver, order, paymentNo } = await newTapped(house, await newStation(house));
  const ask = keepAsking(house);
  await ask(inSeconds(6));
  await house.confirm(paymentNo);
  await ask(inSeconds(37));

  const view = await driver.call('GET /driver/orders/:orderId', { params: { orderId: order.id } });
  expect(view.state).toBe('paid');
});
