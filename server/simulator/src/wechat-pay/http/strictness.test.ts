import {
  APP,
  callSigned,
  openPlayground,
  OTHER_SUB,
  prepayBody,
  SP,
  SUB,
  type Playground,
  type Signed,
} from '../testing/playground';

const JSAPI = '/v3/pay/partner/transactions/jsapi';

let at: Playground;
beforeAll(async () => {
  at = await openPlayground();
});
afterAll(() => at.stop());

async function refusal(given: Signed) {
  const { response, text } = await callSigned(at, given);
  const { code, message, detail } = JSON.parse(text);
  return { status: response.status, code, message, detail, signed: response.headers.has('wechatpay-signature') };
}

function prepay(overrides: Record<string, unknown> = {}, how: Partial<Signed> = {}) {
  return refusal({ method: 'POST', path: JSAPI, body: JSON.stringify(prepayBody(at, overrides)), ...how });
}

async function opened(overrides: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const request = prepayBody(at, overrides);
  const { response } = await callSigned(at, { method: 'POST', path: JSAPI, body: JSON.stringify(request) });
  expect(response.status).toBe(200);
  return request;
}

const query = (outTradeNo: unknown, search = `sp_mchid=${SP.certificate}&sub_mchid=${SUB}`) => ({
  path: `/v3/pay/partner/transactions/out-trade-no/${String(outTradeNo)}?${search}`,
});

describe('who may speak', () => {
  test('a signature of another key is refused, and the refusal is not signed', async () => {
    expect(await prepay({}, { signature: Buffer.alloc(256, 7).toString('base64') })).toMatchObject({
      status: 401,
      code: 'SIGN_ERROR',
      signed: false,
    });
  });

  test('a body changed after signing is refused', async () => {
    const body = JSON.stringify(prepayBody(at));
    expect(await prepay({}, { body, sentBody: body.replace('20000', '1') })).toMatchObject({
      status: 401,
      code: 'SIGN_ERROR',
    });
  });

  test('a request more than five minutes old is refused before its signature is looked at', async () => {
    const old = Math.floor(Date.now() / 1000) - 301;
    expect(await prepay({}, { timestamp: old, signature: 'nonsense' })).toMatchObject({
      status: 401,
      code: 'SIGN_ERROR',
      message: expect.stringContaining('不得超过5分钟'),
    });
  });

  test('without Authorization the payment endpoints and the others word it differently', async () => {
    const headers = { Authorization: '' };
    expect(await prepay({}, { headers })).toMatchObject({ status: 401, message: '签名信息错误，验签失败' });
    expect(await refusal({ path: '/v3/certificates', headers })).toMatchObject({
      status: 401,
      message: expect.stringContaining('Authorization值格式错误'),
    });
  });

  test('an unknown path is 404 and a wrong method 405, both with an empty body', async () => {
    const unknown = await callSigned(at, { path: '/v3/nothing' });
    const wrong = await callSigned(at, { path: JSAPI });
    expect([unknown.response.status, unknown.text, wrong.response.status, wrong.text]).toEqual([404, '', 405, '']);
  });

  test('a platform serial the merchant was never given is refused', async () => {
    const headers = { 'Wechatpay-Serial': 'PUB_KEY_ID_0' };
    expect(await prepay({}, { headers })).toMatchObject({ status: 400, code: 'PARAM_ERROR' });
  });
});

describe('what may be said', () => {
  test.each([
    ['an unknown field', { color: 'red' }, '/color', '参数中含有非法的额外参数'],
    ['an unknown field deep inside', { amount: { total: 1, tip: 1 } }, '/amount/tip', '参数中含有非法的额外参数'],
    ['nothing to pay', { amount: { total: 0 } }, '/amount/total', '规则校验失败，值低于最小值 1'],
    ['half a fen', { amount: { total: 0.5 } }, '/amount/total', '此字段需要一个合法的 64 位有符号整数'],
    ['a total in words', { amount: { total: '1' } }, '/amount/total', '此字段需要一个合法的 64 位有符号整数'],
    ['another currency', { amount: { total: 1, currency: 'USD' } }, '/amount/currency', '货币类型'],
    ['no description', { description: undefined }, '/description', '“商品描述”必填性规则校验失败'],
    ['a description of 128 characters', { description: '油'.repeat(128) }, '/description', '大于最大值 127'],
    ['a number of five characters', { out_trade_no: 'T1234' }, '/out_trade_no', '小于最小值 6'],
    ['a number of 33 characters', { out_trade_no: 'T'.repeat(33) }, '/out_trade_no', '大于最大值 32'],
    ['a Chinese number', { out_trade_no: '订单号T12345' }, '/out_trade_no', '字符串必须匹配正则表达式'],
    ['a notify_url with a query', { notify_url: 'https://a.example/n?x=1' }, '/notify_url', '不能携带参数'],
    ['a notify_url that is no web address', { notify_url: 'ftp://a.example/n' }, '/notify_url', 'http或https'],
    ['a time_expire that is no RFC 3339', { time_expire: '2030-01-01 10:00' }, '/time_expire', '正则表达式'],
  ])('%s is refused with the field that is wrong', async (...[, overrides, field, words]) => {
    expect(await prepay(overrides)).toMatchObject({
      status: 400,
      code: 'PARAM_ERROR',
      message: expect.stringContaining(words),
      detail: { field, location: 'body' },
    });
  });

  test('an unknown or missing query field is refused', async () => {
    const { out_trade_no: no } = await opened();
    const both = `sp_mchid=${SP.certificate}&sub_mchid=${SUB}`;
    expect(await refusal(query(no, `${both}&verbose=1`))).toMatchObject({ code: 'PARAM_ERROR', status: 400 });
    expect(await refusal(query(no, `sp_mchid=${SP.certificate}`))).toMatchObject({
      code: 'PARAM_ERROR',
      detail: { field: '/sub_mchid', location: 'query' },
    });
  });
});

describe('whose merchant, app and payer', () => {
  test('a sub-merchant of nobody we serve is refused', async () => {
    expect(await prepay({ sub_mchid: '1999999999' })).toMatchObject({ status: 403, code: 'NO_AUTH' });
  });

  test('the header and the message must name the same service provider', async () => {
    const openid = at.openidOf(APP.certificate, 'driver-1');
    const overrides = { sp_mchid: SP.publicKey, sp_appid: APP.certificate, payer: { sp_openid: openid } };
    expect(await prepay(overrides)).toMatchObject({ status: 400, message: expect.stringContaining('不匹配') });
  });

  test("another provider's app is refused", async () => {
    expect(await prepay({ sp_appid: APP.publicKey })).toMatchObject({ status: 400, code: 'APPID_MCHID_NOT_MATCH' });
  });

  test('an openid of another app, or of nobody, is refused', async () => {
    const foreign = at.openidOf(APP.publicKey, 'driver-1');
    expect(await prepay({ payer: { sp_openid: foreign } })).toMatchObject({ message: 'appid和openid不匹配' });
    expect(await prepay({ payer: { sp_openid: 'oNobody' } })).toMatchObject({ message: '无效的openid' });
    expect(await prepay({ payer: {} })).toMatchObject({ message: 'JSAPI支付必须传openid' });
  });

  test("another station's trade cannot be queried, and another provider's does not exist", async () => {
    const { out_trade_no: no } = await opened();
    expect(await refusal(query(no, `sp_mchid=${SP.certificate}&sub_mchid=${OTHER_SUB}`))).toMatchObject({
      status: 400,
      message: '子商户号和订单信息不匹配',
    });
    const theirs = query(no, `sp_mchid=${SP.publicKey}&sub_mchid=${SUB}`);
    expect(await refusal({ ...theirs, spMchid: SP.publicKey })).toMatchObject({ status: 404, code: 'ORDER_NOT_EXIST' });
  });
});

describe('one number, one trade', () => {
  test('the same request again gets a fresh prepay_id, a changed one is refused', async () => {
    const request = prepayBody(at);
    const send = (body: object) => callSigned(at, { method: 'POST', path: JSAPI, body: JSON.stringify(body) });
    const first = JSON.parse((await send(request)).text);
    const second = JSON.parse((await send(Object.fromEntries(Object.entries(request).toReversed()))).text);
    expect(second.prepay_id).toMatch(/^wx/);
    expect(second.prepay_id).not.toBe(first.prepay_id);
    const changed = await send({ ...request, amount: { total: 1, currency: 'CNY' } });
    expect([changed.response.status, JSON.parse(changed.text).code]).toEqual([403, 'OUT_TRADE_NO_USED']);
  });

  test('a paid trade cannot be closed or prepaid again', async () => {
    const request = await opened();
    const no = String(request['out_trade_no']);
    await at.control(`/trades/${no}/confirm`, {});
    const body = JSON.stringify({ sp_mchid: SP.certificate, sub_mchid: SUB });
    const path = `/v3/pay/partner/transactions/out-trade-no/${no}/close`;
    expect(await refusal({ method: 'POST', path, body })).toMatchObject({ status: 400, code: 'ORDER_PAID' });
    expect(await prepay(request)).toMatchObject({ status: 400, message: '该订单已支付' });
  });

  test('a trade nobody paid is closed when its time has passed', async () => {
    const soon = new Date(Date.now() + 120_000).toISOString();
    const { out_trade_no: no } = await opened({ time_expire: soon });
    await at.control('/clock', { offsetMs: 121_000 });
    const { text } = await callSigned(at, query(no));
    expect(JSON.parse(text)).toMatchObject({ trade_state: 'CLOSED' });
    expect(await at.control(`/trades/${String(no)}/confirm`, {})).toMatchObject({ result: 'closed' });
    await at.control('/clock', {});
  });
});
