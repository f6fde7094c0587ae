import {
  APP,
  callSigned,
  codePayBody,
  openPlayground,
  OTHER_SUB,
  payerCode,
  prepayBody,
  SP,
  SUB,
  type Playground,
} from '../testing/playground';

const TRANSACTIONS = '/v3/pay/partner/transactions';
const OWNER = { sp_mchid: SP.certificate, sub_mchid: SUB };

let at: Playground;
beforeAll(async () => {
  at = await openPlayground();
});
afterAll(() => at.stop());

async function post(path: string, body: object) {
  const { response, text } = await callSigned(at, { method: 'POST', path, body: JSON.stringify(body) });
  return { http: response.status, ...(text === '' ? {} : JSON.parse(text)) };
}

async function pay(overrides: Record<string, unknown> = {}) {
  const request = await codePayBody(at, overrides);
  return { no: request.out_trade_no, request, answer: await post(`${TRANSACTIONS}/codepay`, request) };
}

const payFen = (total: number) => pay({ amount: { total, currency: 'CNY' } });
const reverse = (no: string) => post(`${TRANSACTIONS}/out-trade-no/${no}/reverse`, OWNER);

const after = (days: number) => ({ time_expire: new Date(Date.now() + days * 86_400_000).toISOString() });

async function stateOf(no: string): Promise<unknown> {
  const search = new URLSearchParams(OWNER);
  const { text } = await callSigned(at, { path: `${TRANSACTIONS}/out-trade-no/${no}?${search.toString()}` });
  return JSON.parse(text).trade_state ?? JSON.parse(text).code;
}

async function until(no: string, state: string): Promise<void> {
  while ((await stateOf(no)) !== state) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('a code on a phone is 18 digits of a WeChat wallet, and another one a minute later', async () => {
  const first = await payerCode(at);
  expect(first).toMatch(/^1[0-5]\d{16}$/);
  expect(await payerCode(at)).toBe(first);
  await at.control('/clock', { offsetMs: 60_000 });
  expect(await payerCode(at)).not.toBe(first);
  await at.control('/clock', {});
});

test('a scanned code pays at once, and the answer is the whole trade', async () => {
  const { answer } = await payFen(5000);
  expect(answer).toMatchObject({
    http: 200,
    trade_type: 'MICROPAY',
    trade_state: 'SUCCESS',
    transaction_id: expect.stringMatching(/^42000\d{23}$/),
    amount: { total: 5000 },
  });
});

test('a code is good once, for a minute, and only when it is one', async () => {
  const { request } = await payFen(100);
  const again = await pay({ payer: request.payer });
  expect(again.answer).toMatchObject({ http: 400, code: 'AUTH_CODE_INVALID' });
  expect(await stateOf(again.no)).toBe('ORDER_NOT_EXIST');
  const old = await payerCode(at);
  await at.control('/clock', { offsetMs: 61_000 });
  expect((await pay({ payer: { auth_code: old } })).answer).toMatchObject({ code: 'AUTH_CODE_EXPIRE' });
  await at.control('/clock', {});
  for (const wrong of ['13012345678901234', '280012345678901234', '130000000000000000']) {
    expect((await pay({ payer: { auth_code: wrong } })).answer).toMatchObject({ code: 'AUTH_CODE_INVALID' });
  }
});

test('the same number never collects twice', async () => {
  const { request } = await payFen(100);
  expect(await post(`${TRANSACTIONS}/codepay`, request)).toMatchObject({ http: 400, code: 'ORDER_PAID' });
  const other = { ...request, payer: { auth_code: await payerCode(at) } };
  expect(await post(`${TRANSACTIONS}/codepay`, other)).toMatchObject({ http: 403, code: 'OUT_TRADE_NO_USED' });
});

test('from ¥1000 on the wallet asks for a password, and the phone pays', async () => {
  const { no, answer } = await payFen(100_000);
  expect(answer).toMatchObject({ http: 200, trade_state: 'USERPAYING' });
  expect(answer).not.toHaveProperty('transaction_id');
  const phone = await (await fetch(`${at.url}/phone`)).text();
  expect(phone).toContain('输入密码，确认支付');
  const body = new URLSearchParams({ sp_mchid: SP.certificate, out_trade_no: no, action: 'confirm' });
  await fetch(`${at.url}/phone/decide`, { method: 'POST', body, redirect: 'manual' });
  expect(await stateOf(no)).toBe('SUCCESS');
});

test.each([
  [174, 'SUCCESS'],
  [175, 'PAYERROR'],
])('by amount: %s fen is USERPAYING first and %s later', async (fen, state) => {
  const { no, answer } = await payFen(fen);
  expect(answer).toMatchObject({ trade_state: 'USERPAYING' });
  await until(no, state);
});

test('a payer without money is refused, and the trade has failed for good', async () => {
  const { no, answer } = await payFen(172);
  expect(answer).toMatchObject({ http: 403, code: 'NOT_ENOUGH' });
  expect(await stateOf(no)).toBe('PAYERROR');
});

test('what is reversed while the payer types can no longer be paid; twice is once', async () => {
  const { no } = await payFen(173);
  expect(await reverse(no)).toEqual({ http: 200, ...OWNER, out_trade_no: no });
  expect(await reverse(no)).toMatchObject({ http: 200 });
  expect(await stateOf(no)).toBe('REVOKED');
  expect(await at.control(`/trades/${no}/confirm`, { evenClosed: true })).toMatchObject({ result: 'closed' });
});

test('what was paid, even in the moment of the reverse, goes back to the payer and cannot be refunded again', async () => {
  for (const fen of [5000, 176]) {
    const { no } = await payFen(fen);
    expect(await reverse(no)).toMatchObject({ http: 200 });
    expect(await at.control(`/trades/${no}`)).toMatchObject({
      trade: { state: 'REVOKED', transactionId: expect.any(String) },
    });
    const refund = { sub_mchid: SUB, out_trade_no: no, out_refund_no: `R${no}` };
    const amount = { refund: fen, total: fen, currency: 'CNY' };
    expect(await post('/v3/refund/domestic/refunds', { ...refund, amount })).toMatchObject({ http: 400 });
  }
});

test('a reverse may have to be said again', async () => {
  const { no } = await payFen(177);
  expect(await reverse(no)).toMatchObject({ http: 400, code: 'USERPAYING' });
  expect(await reverse(no)).toMatchObject({ http: 200 });
});

test('a payment by code is reversed, never closed; any other is closed, never reversed', async () => {
  const { no } = await payFen(173);
  const close = await post(`${TRANSACTIONS}/out-trade-no/${no}/close`, OWNER);
  expect(close).toMatchObject({ http: 400, message: expect.stringContaining('只能撤销') });
  const request = prepayBody(at);
  await post(`${TRANSACTIONS}/jsapi`, request);
  expect(await reverse(String(request['out_trade_no']))).toMatchObject({ http: 400, code: 'TRADE_ERROR' });
  expect(await reverse('C-UNKNOWN')).toMatchObject({ http: 404, code: 'ORDER_NOT_EXIST' });
});

test("an account without the product and another station's trade are refused", async () => {
  const { no, answer } = await pay({ sub_mchid: OTHER_SUB });
  expect(answer).toMatchObject({ http: 403, code: 'NO_AUTH' });
  expect(await stateOf(no)).toBe('ORDER_NOT_EXIST');
  const paid = await payFen(100);
  const other = { ...OWNER, sub_mchid: OTHER_SUB };
  expect(await post(`${TRANSACTIONS}/out-trade-no/${paid.no}/reverse`, other)).toMatchObject({ http: 400 });
});

async function draw(overrides: Record<string, unknown> = {}) {
  const { payer: _, ...request } = prepayBody(at, overrides);
  return { no: String(request['out_trade_no']), request, answer: await post(`${TRANSACTIONS}/native`, request) };
}
const scan = (codeUrl: unknown, user = 'driver-2') => at.control('/scan', { code_url: codeUrl, user });

describe('a code to be scanned', () => {
  test('whoever scans it pays, and the trade names the payer', async () => {
    const { no, answer } = await draw();
    expect(answer).toEqual({ http: 200, code_url: expect.stringMatching(/^weixin:\/\/wxpay\/bizpayurl\?pr=\w{9}$/) });
    expect(await scan(answer.code_url)).toEqual({ out_trade_no: no });
    const page = await fetch(`${at.url}/phone/scan?${new URLSearchParams({ code_url: answer.code_url }).toString()}`);
    expect(await page.text()).toContain('¥200.00');
    const body = new URLSearchParams({ code_url: answer.code_url, action: 'confirm' });
    const headers = { Cookie: 'phone_user=driver-2' };
    await fetch(`${at.url}/phone/scan`, { method: 'POST', body, headers, redirect: 'manual' });
    expect(await at.control(`/trades/${no}`)).toMatchObject({
      trade: { state: 'SUCCESS', tradeType: 'NATIVE', spOpenid: at.openidOf(APP.certificate, 'driver-2') },
    });
    expect(await scan(answer.code_url)).toEqual({ refusal: '该订单已支付，请勿重复支付' });
  });

  test('a fresh code kills the old one; a closed order has none', async () => {
    const { no, request, answer } = await draw();
    const fresh = await post(`${TRANSACTIONS}/native`, request);
    expect(fresh.code_url).not.toBe(answer.code_url);
    expect(await scan(answer.code_url)).toEqual({ refusal: '二维码已失效，请商家刷新后再扫' });
    expect(await scan(fresh.code_url)).toEqual({ out_trade_no: no });
    await post(`${TRANSACTIONS}/out-trade-no/${no}/close`, OWNER);
    expect(await scan(fresh.code_url)).toEqual({ refusal: '该订单已关闭，请重新下单' });
    expect(await scan('weixin://wxpay/bizpayurl?pr=nobody')).toEqual({ refusal: '二维码无法识别' });
  });

  test('waits seven days at the most, half as long as a trade whose payer is known', async () => {
    const native = (days: number) =>
      post(`${TRANSACTIONS}/native`, prepayBody(at, { ...after(days), payer: undefined }));
    expect(await native(6.9)).toMatchObject({ http: 200 });
    expect(await native(7.1)).toMatchObject({ http: 400, code: 'PARAM_ERROR' });
    expect(await post(`${TRANSACTIONS}/jsapi`, prepayBody(at, after(14.9)))).toMatchObject({ http: 200 });
  });

  test('a payer has no place in it', async () => {
    expect(await post(`${TRANSACTIONS}/native`, prepayBody(at))).toMatchObject({ http: 400, code: 'PARAM_ERROR' });
  });
});
