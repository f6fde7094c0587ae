import { createSign } from 'node:crypto';
import { APP, callSigned, openPlayground, prepayBody, SP, type Playground } from '../testing/playground';

let at: Playground;
beforeAll(async () => {
  at = await openPlayground();
});
afterAll(() => at.stop());

/** What the merchant's server gives the app for `requestPayment`. */
async function payParams(overrides: Record<string, unknown> = {}) {
  const request = prepayBody(at, overrides);
  const path = '/v3/pay/partner/transactions/jsapi';
  const { text } = await callSigned(at, { method: 'POST', path, body: JSON.stringify(request) });
  const params = {
    appId: APP.certificate,
    timeStamp: String(Math.floor(Date.now() / 1000)),
    nonceStr: 'n0nce',
    package: `prepay_id=${JSON.parse(text).prepay_id}`,
    signType: 'RSA',
  };
  const lines = `${params.appId}\n${params.timeStamp}\n${params.nonceStr}\n${params.package}\n`;
  const paySign = createSign('sha256')
    .update(lines)
    .sign(at.credentials[SP.certificate]?.privateKeyPem ?? '', 'base64');
  return { no: String(request['out_trade_no']), params: { ...params, paySign } };
}

const returnUrl = 'http://127.0.0.1:8080/h5/?x=1#/pages/pay';

const open = (params: Record<string, string>, cookie = '') =>
  fetch(`${at.url}/phone/pay?${new URLSearchParams({ ...params, return_url: returnUrl }).toString()}`, {
    headers: { Cookie: cookie },
  }).then((answer) => answer.text());

const press = (action: string, params: Record<string, string>) =>
  fetch(`${at.url}/phone/pay`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...params, action, return_url: returnUrl }),
  });

test('the wallet shows amount and station, and confirming pays and goes back before the hash', async () => {
  const { no, params } = await payParams();
  const page = await open(params);
  expect(page).toContain('¥200.00');
  expect(page).toContain('人民广场站');
  const answer = await press('confirm', params);
  expect(answer.headers.get('location')).toBe('http://127.0.0.1:8080/h5/?x=1&wallet=ok#/pages/pay');
  expect(await at.control(`/trades/${no}`)).toMatchObject({ trade: { state: 'SUCCESS' } });
  expect(await open(params)).toContain('该订单已支付');
});

test.each([
  ['cancel', 'cancel'],
  ['refuse', 'fail'],
])('%s goes back with wallet=%s and nothing is paid', async (action, wallet) => {
  const { no, params } = await payParams();
  const answer = await press(action, params);
  expect(new URL(answer.headers.get('location') ?? '').searchParams.get('wallet')).toBe(wallet);
  expect(await at.control(`/trades/${no}`)).toMatchObject({ trade: { state: 'NOTPAY' } });
});

test('the wallet does not open on a wrong paySign, another appId or another payer', async () => {
  const { params } = await payParams();
  expect(await open({ ...params, nonceStr: 'other' })).toContain('支付验证签名失败');
  expect(await open({ ...params, appId: APP.publicKey })).toContain('appId与下单时不一致');
  expect(await open({ ...params, package: 'prepay_id=wx0' })).toContain('预支付会话无效');
  expect(await open(params, 'phone_user=driver-2')).toContain('下单账号与支付账号不一致');
  expect(await open(params, 'phone_user=driver-1')).toContain('确认支付');
});

async function pay(body: object) {
  const answer = await fetch(`${at.url}/phone/pay`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  return answer.json();
}

test('a host that plays wx pays by JSON from any page and hears what requestPayment would say', async () => {
  const { params } = await payParams();
  expect(await pay({ ...params, paySign: 'AAAA', action: 'confirm' })).toEqual({
    errMsg: 'requestPayment:fail 支付验证签名失败',
  });
  expect(await pay({ ...params, action: 'cancel' })).toEqual({ errMsg: 'requestPayment:fail cancel' });
  expect(await pay({ ...params, action: 'confirm' })).toEqual({ errMsg: 'requestPayment:ok' });
});

test('the list shows what waits for its payer, escaped, and a tap pays it', async () => {
  const { no } = await payParams({
    description: '<b>油</b>',
    payer: { sp_openid: at.openidOf(APP.certificate, 'driver-3') },
  });
  const list = async (user: string) =>
    (await fetch(`${at.url}/phone`, { headers: { Cookie: `phone_user=${user}` } })).text();
  expect(await list('driver-3')).toContain('&lt;b&gt;油&lt;/b&gt;');
  expect(await list('driver-2')).not.toContain(no);
  const body = new URLSearchParams({ sp_mchid: SP.certificate, out_trade_no: no, action: 'confirm' });
  await fetch(`${at.url}/phone/decide`, { method: 'POST', body, redirect: 'manual' });
  expect(await list('driver-3')).toContain('支付成功');
});

test('a phone goes back to web pages only', async () => {
  const { params } = await payParams();
  const body = new URLSearchParams({ ...params, action: 'cancel', return_url: 'javascript:alert(1)' });
  const answer = await fetch(`${at.url}/phone/pay`, { method: 'POST', body, redirect: 'manual' });
  expect(answer.headers.get('location')).toBe('/phone');
});
