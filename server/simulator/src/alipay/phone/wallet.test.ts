import { call, openPlayground, trade, type Playground } from '../testing/playground';

let at: Playground;
beforeAll(async () => {
  at = await openPlayground();
});
afterAll(() => at.stop());

const page = async (path = '', init: RequestInit = {}) => (await fetch(`${at.url}/phone/alipay${path}`, init)).text();
const press = (path: string, fields: Record<string, string>) =>
  page(path, { method: 'POST', body: new URLSearchParams(fields) });
const precreate = async (no: string) =>
  String((await call(at, { method: 'alipay.trade.precreate', content: trade(no) })).answer['qr_code']);
const statusOf = async (no: string) =>
  (await call(at, { method: 'alipay.trade.query', content: { out_trade_no: no } })).answer['trade_status'];
const tradeNoIn = (html: string) => /name="trade_no" value="(\d+)"/.exec(html)?.[1] ?? '';

test('it shows a payment code that a till can charge', async () => {
  const [, code = ''] = /data-code="(\d+)"/.exec(await page()) ?? [];
  const content = trade('W1', { scene: 'bar_code', auth_code: code });
  expect((await call(at, { method: 'alipay.trade.pay', content })).answer).toMatchObject({ code: '10000' });
  expect(await page()).toContain('支付成功');
  const now: unknown = JSON.parse(await page('/now'));
  expect(now).not.toMatchObject({ code });
});

test('a scanned code shows amount and station, wants six digits, and pays', async () => {
  const cashier = await press('/scan', { code: await precreate('W2') });
  expect(cashier).toContain('¥200.00');
  expect(cashier).toContain('人民广场站');
  const tradeNo = tradeNoIn(cashier);
  expect(await press('/decide', { trade_no: tradeNo, action: 'confirm', password: '12345' })).toContain(
    '支付密码不正确',
  );
  expect(await statusOf('W2')).toBe('WAIT_BUYER_PAY');
  expect(await press('/decide', { trade_no: tradeNo, action: 'confirm', password: '123456' })).toContain('支付成功');
  expect(await statusOf('W2')).toBe('TRADE_SUCCESS');
});

test('who has no money is told, and the trade goes on waiting', async () => {
  const tradeNo = tradeNoIn(await press('/scan', { code: await precreate('W3') }));
  expect(await press('/decide', { trade_no: tradeNo, action: 'refuse' })).toContain('余额不足');
  expect(await statusOf('W3')).toBe('WAIT_BUYER_PAY');
});

test('a code by its address opens the same page, once closed it says so, and nonsense is no code', async () => {
  const url = await precreate('W4');
  const cashier = await page(`/qr/${url.split('/').at(-1) ?? ''}`);
  await call(at, { method: 'alipay.trade.cancel', content: { out_trade_no: 'W4' } });
  expect(await press('/scan', { code: url })).toContain('本笔交易已关闭');
  expect(await press('/decide', { trade_no: tradeNoIn(cashier), action: 'confirm', password: '123456' })).toContain(
    '本笔交易已关闭',
  );
  expect(await press('/scan', { code: 'https://example.com/?<script>' })).toContain('无法识别的二维码');
});

test("nobody pays another person's trade", async () => {
  const tradeNo = tradeNoIn(await press('/scan', { code: await precreate('W5') }));
  const headers = { Cookie: 'phone_user=driver-2' };
  const body = new URLSearchParams({ trade_no: tradeNo, action: 'confirm', password: '123456' });
  expect(await page('/decide', { method: 'POST', body, headers })).toContain('没有这笔订单');
  expect(await statusOf('W5')).toBe('WAIT_BUYER_PAY');
});
