import { createVerify } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { valueAt } from '../../world/valueAt';
import { call, fieldsOf, openPlayground, openReceiver, paid, trade, type Playground } from '../testing/playground';

let at: Playground;
beforeAll(async () => {
  at = await openPlayground({ timeScale: 100_000 });
});
afterAll(() => at.stop());

function isSigned(playground: Playground, { sign = '', sign_type: kind, ...fields }: Record<string, string>): boolean {
  const text = Object.keys(fields)
    .toSorted((one, other) => (one < other ? -1 : 1))
    .filter((name) => fields[name] !== '')
    .map((name) => `${name}=${fields[name]}`)
    .join('&');
  const key = playground.alipay[0]?.alipayPublicKeyPem ?? '';
  return kind === 'RSA2' && createVerify('sha256').update(text).verify(key, sign, 'base64');
}

test('a payment is told in a signed form, with our numbers and whom it was for', async () => {
  const receiver = await openReceiver();
  await paid(at, 'N1', receiver.url);
  await receiver.until(1);
  const fields = fieldsOf(receiver.received[0]);
  expect(fields).toMatchObject({
    notify_type: 'trade_status_sync',
    app_id: at.app.appId,
    seller_id: '2088000000000001',
    out_trade_no: 'N1',
    trade_status: 'TRADE_SUCCESS',
    total_amount: '200.00',
  });
  expect(isSigned(at, fields)).toBe(true);
  await receiver.stop();
});

test('it is told eight times with one id until it reads exactly success, whatever the status', async () => {
  const receiver = await openReceiver(['SUCCESS', 'success\n', '"success"', 'ok', '', 'fail', 'successful', 'no']);
  await paid(at, 'N2', receiver.url);
  await receiver.until(8);
  const ids = new Set(receiver.received.map((told) => fieldsOf(told)['notify_id']));
  expect(ids.size).toBe(1);
  const times = receiver.received.map(({ atMs }) => atMs);
  // 4m, 10m, 10m, 1h, 2h, 6h and 15h, a hundred thousand times faster: the last wait is 540 ms.
  expect((times[7] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(870);
  const state = async () => valueAt(await at.control('/alipay/trades/N2'), ['notices', 0, 'state']);
  while ((await state()) !== 'given-up') await new Promise((resolve) => setTimeout(resolve, 5));
  expect(receiver.received).toHaveLength(8);
  await receiver.stop();
});

test('refunds are told with their number and the sum so far; the last one closes', async () => {
  const receiver = await openReceiver();
  await paid(at, 'N3', receiver.url);
  for (const [no, amount] of [
    ['n3a', '60.00'],
    ['n3b', '140.00'],
  ]) {
    const content = { out_trade_no: 'N3', out_request_no: no, refund_amount: amount };
    await call(at, { method: 'alipay.trade.refund', content });
  }
  await receiver.until(3);
  const told = receiver.received
    .map((one) => fieldsOf(one))
    .map((fields) => [fields['trade_status'], fields['out_biz_no'], fields['refund_fee']]);
  expect(told).toEqual(
    expect.arrayContaining([
      ['TRADE_SUCCESS', undefined, undefined],
      ['TRADE_SUCCESS', 'n3a', '60.00'],
      ['TRADE_CLOSED', 'n3b', '200.00'],
    ]),
  );
  await receiver.stop();
});

test('a close is told, and a cancelled payment without a refund number', async () => {
  const receiver = await openReceiver();
  const { answer } = await call(at, {
    method: 'alipay.trade.precreate',
    content: trade('N4'),
    notifyUrl: receiver.url,
  });
  await at.control('/alipay/scan', { qr_code: answer['qr_code'], user: 'driver-1' });
  await call(at, { method: 'alipay.trade.close', content: { out_trade_no: 'N4' } });
  await receiver.until(1);
  expect(fieldsOf(receiver.received[0])).toMatchObject({ out_trade_no: 'N4', trade_status: 'TRADE_CLOSED' });
  await at.order('N5', { name: 'notice-never', times: 1 });
  await paid(at, 'N5', receiver.url);
  await call(at, { method: 'alipay.trade.cancel', content: { out_trade_no: 'N5' } });
  await receiver.until(2);
  expect(fieldsOf(receiver.received[1])).toHaveProperty('refund_fee');
  expect(fieldsOf(receiver.received[1])).not.toHaveProperty('out_biz_no');
  await receiver.stop();
});

test.each(['notice-forged', 'notice-altered', 'notice-sha1'] as const)(
  'a %s does not verify, the next one does',
  async (name) => {
    const receiver = await openReceiver(['failure']);
    const no = `F${name.replaceAll('-', '')}`;
    await at.order(no, { name });
    await paid(at, no, receiver.url);
    await receiver.until(2);
    expect(receiver.received.map((told) => isSigned(at, fieldsOf(told)))).toEqual([false, true]);
    await receiver.stop();
  },
);

test('what a stop interrupted goes on: trades, refunds and notifications are remembered', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'alipay-'));
  const first = await openPlayground({ dir, timeScale: 1 });
  const deaf = await openReceiver(['no']);
  await paid(first, 'J1', deaf.url);
  await deaf.until(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await first.stop();
  const second = await openPlayground({ dir, timeScale: 1 });
  await deaf.until(2);
  expect(fieldsOf(deaf.received[1])['notify_id']).toBe(fieldsOf(deaf.received[0])['notify_id']);
  expect(isSigned(second, fieldsOf(deaf.received[1]))).toBe(true);
  const { answer } = await call(second, { method: 'alipay.trade.query', content: { out_trade_no: 'J1' } });
  expect(answer).toMatchObject({ trade_status: 'TRADE_SUCCESS' });
  await second.control('/reset', {});
  expect(await second.control('/alipay/trades/J1')).toEqual({ failed: 404 });
  await second.stop();
  await deaf.stop();
});
