import type { StationId, TillOrder } from '@jiayou/contract';
import type { PaymentNo } from '../channel';
import {
  balances,
  checkLaws,
  newCashier,
  newDriver,
  newStation,
  openFuel,
  payInCash,
  send,
  startHouse,
  workOff,
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

const WECHAT = { 'User-Agent': 'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50' };
const ALIPAY = { 'User-Agent': 'Mozilla/5.0 (iPhone) AlipayClient/10.6.0' };

const show = async (): Promise<{ order: TillOrder; token: string }> => {
  const { id: orderId } = await openFuel(cashier);
  const order = await cashier.call('POST /till/orders/:orderId/scan-code', { params: { orderId }, body: {} });
  return { order, token: order.scanUrl?.split('/q/')[1] ?? '' };
};
const open = (token: string, headers: Record<string, string>) =>
  send(`${house.url}/q/${token}`, { method: 'GET', headers });
const view = ({ id: orderId }: TillOrder) => cashier.call('GET /till/orders/:orderId', { params: { orderId } });
const live = async ({ id }: TillOrder): Promise<PaymentNo> => {
  const [row] = await house.rows<{ payment_no: PaymentNo }>(
    `select payment_no from payments where order_id = $1 order by created_at desc limit 1`,
    [id],
  );
  return row?.payment_no ?? ('' as PaymentNo);
};
const payInWechat = async (token: string) => {
  const driver = await newDriver(house);
  await house.goWrong([{ name: 'callback-never' }]);
  const { paymentNo } = await driver.call('POST /driver/scans/:token/payments', { params: { token }, body: {} });
  return { driver, paymentNo: paymentNo as PaymentNo };
};

test('opened in Alipay it goes on to a code of Alipay, and paying that pays the order', async () => {
  const { order, token } = await show();
  const { status, headers } = await open(token, ALIPAY);
  expect(status).toBe(302);
  expect(await house.scan(headers.get('location') ?? '')).toBe(true);
  expect(await house.alipay.confirm(await live(order))).toBe('paid');
  await workOff(house, { early: true });
  expect(await view(order)).toMatchObject({ state: 'paid', payment: { method: 'qr', tender: 'alipay' } });
  expect(await balances(house, station)).toEqual({ 'receivable.alipay': 20_000, 'sales.fuel': -20_000 });
});

test('opened in WeChat it goes on to the page of the driver, who pays there and keeps the record', async () => {
  const { order, token } = await show();
  const { headers } = await open(token, WECHAT);
  expect(headers.get('location')).toBe(`${house.miniAppH5Url}#/pages/scan/index?token=${token}`);
  const { driver, paymentNo } = await payInWechat(token);
  expect(await house.confirm(paymentNo)).toBe('paid');
  const params = { token };
  expect(await driver.call('POST /driver/scans/:token/check', { params, body: {} })).toMatchObject({ state: 'paid' });
  expect(await view(order)).toMatchObject({ state: 'paid', payment: { method: 'wallet', tender: 'wechat-pay' } });
  const { orders } = await driver.call('GET /driver/orders', { query: {} });
  expect(orders.map(({ id }) => id)).toEqual([order.id]);
});

test('opened in any other browser it lets the payer choose', async () => {
  const { token } = await show();
  const { status, body } = await open(token, {});
  expect(status).toBe(200);
  expect(body).toMatch(/200\.00/);
  expect(body).toMatch(/wallet=alipay/);
});

test('who changes wallets pays once: the first attempt is ended at its channel before the second begins', async () => {
  const { order, token } = await show();
  const { paymentNo } = await payInWechat(token);
  const { headers } = await open(token, ALIPAY);
  expect(await house.confirm(paymentNo)).not.toBe('paid');
  await house.scan(headers.get('location') ?? '');
  expect(await house.alipay.confirm(await live(order))).toBe('paid');
  await workOff(house, { early: true });
  expect(await view(order)).toMatchObject({ state: 'paid', payment: { tender: 'alipay' } });
});

test('who paid in one wallet and opens the other is told that it is paid', async () => {
  const { order, token } = await show();
  const { paymentNo } = await payInWechat(token);
  await house.confirm(paymentNo);
  const { status, headers, body } = await open(token, ALIPAY);
  expect([status, `${headers.get('location') ?? ''}${String(body)}`]).toEqual([409, expect.stringMatching(/已经支付/)]);
  expect(await view(order)).toMatchObject({ state: 'paid', payment: { tender: 'wechat-pay' } });
});

test('opening it twice in one wallet is one payment', async () => {
  const { order, token } = await show();
  const [first, second] = [await open(token, ALIPAY), await open(token, ALIPAY)];
  expect(second.headers.get('location')).toBe(first.headers.get('location'));
  expect(await house.rows('select 1 from payments where order_id = $1', [order.id])).toHaveLength(1);
});

test('a code that was lost on its way to us is ended at its channel, and who scans again gets another', async () => {
  const { order, token } = await show();
  await house.alipay.goWrong([{ name: 'answer-lost', on: ['precreate'] }]);
  const first = await open(token, ALIPAY);
  expect([first.status, String(first.body)]).toEqual([503, expect.stringMatching(/请稍后重新扫码/)]);
  const lost = await live(order);
  await house.rows(`update payments set created_at = created_at - interval '11 s' where payment_no = $1`, [lost]);

  await house.scan((await open(token, ALIPAY)).headers.get('location') ?? '');

  expect(await house.alipay.confirm(await live(order))).toBe('paid');
  await workOff(house, { early: true });
  expect(await view(order)).toMatchObject({ state: 'paid', payment: { tender: 'alipay' } });
  const states = await house.rows('select state from payments where order_id = $1 order by created_at', [order.id]);
  expect(states).toEqual([{ state: 'closed' }, { state: 'succeeded' }]);
});

test('ten people who open it at once are one payment at a time', async () => {
  const { order, token } = await show();
  await Promise.all(Array.from({ length: 10 }, (_, at) => open(token, at % 2 === 0 ? ALIPAY : {})));
  expect(await house.rows(`select 1 from payments where order_id = $1 and state = 'pending'`, [order.id])).toHaveLength(
    1,
  );
});

test('given up at the till, the code opens no wallet any more', async () => {
  const { order, token } = await show();
  const { headers } = await open(token, ALIPAY);
  const params = { orderId: order.id };
  const dropped = await cashier.call('POST /till/orders/:orderId/cancel', { params, body: { dropOrder: true } });
  expect(dropped.state).toBe('closed');
  expect(await house.scan(headers.get('location') ?? '')).toBe(false);
  await expect(payInWechat(token)).rejects.toMatchObject({ code: 'order.not_payable' });
});

test('while the till itself collects, who scanned pays nothing', async () => {
  const { order, token } = await show();
  const params = { orderId: order.id };
  const body = { method: 'card', actionId: crypto.randomUUID() as never } as const;
  await cashier.call('POST /till/orders/:orderId/payments', { params, body });
  expect((await open(token, ALIPAY)).status).toBe(409);
  await expect(payInWechat(token)).rejects.toMatchObject({ code: 'order.not_payable' });
});

test('a code once shown leaves the order to cash, after the attempt it brought has ended', async () => {
  const { order, token } = await show();
  await open(token, ALIPAY);
  await expect(payInCash(cashier, order)).rejects.toMatchObject({ code: 'payment.waiting' });
  await cashier.call('POST /till/orders/:orderId/cancel', { params: { orderId: order.id }, body: {} });
  expect(await payInCash(cashier, order)).toMatchObject({ state: 'paid' });
});

test('a station with one wallet shows the code of that wallet', async () => {
  await house.rows(`delete from merchant_accounts where station_id = $1 and channel = 'alipay'`, [station]);
  const { order } = await show();
  expect(order.scanUrl).toMatch(/^weixin:/);
  expect(await house.scan(order.scanUrl ?? '')).toBe(true);
  await house.confirm(await live(order));
  await workOff(house, { early: true });
  expect(await view(order)).toMatchObject({ state: 'paid', payment: { method: 'qr', tender: 'wechat-pay' } });
});

test.each(['A'.repeat(32), '../etc', 'short'])('%s is no code of a till', async (token) => {
  expect((await open(encodeURIComponent(token), ALIPAY)).status).toBe(404);
});
