import {
  call,
  isProven,
  openPlayground,
  OTHER_PID,
  paid,
  trade,
  type Called,
  type Playground,
} from '../testing/playground';

let at: Playground;
beforeAll(async () => {
  at = await openPlayground();
});
afterAll(() => at.stop());

const QUERY = 'alipay.trade.query';
const anHourAgo = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
const inUtc = () => new Date().toISOString().slice(0, 19).replace('T', ' ');

test.each<[string, () => Partial<Called>, string, string]>([
  ['no app id', () => ({ fields: { app_id: undefined } }), '40001', 'isv.missing-app-id'],
  ['no method', () => ({ fields: { method: undefined } }), '40001', 'isv.missing-method'],
  ['a method nobody knows', () => ({ method: 'alipay.trade.steal' }), '40002', 'isv.invalid-method'],
  ['no version', () => ({ fields: { version: undefined } }), '40001', 'isv.missing-version'],
  ['XML', () => ({ fields: { format: 'xml' } }), '40002', 'isv.invalid-format'],
  ['no time', () => ({ fields: { timestamp: undefined } }), '40001', 'isv.missing-timestamp'],
  ['UTC instead of Beijing', () => ({ fields: { timestamp: inUtc() } }), '40002', 'isv.invalid-timestamp'],
  ['an old time', () => ({ fields: { timestamp: anHourAgo() } }), '40002', 'isv.invalid-timestamp'],
  ['RSA instead of RSA2', () => ({ fields: { sign_type: 'RSA' } }), '40002', 'isv.invalid-signature-type'],
  ['no kind of signature', () => ({ fields: { sign_type: undefined } }), '40001', 'isv.missing-signature-type'],
  ['no signature', () => ({ sent: { sign: '' } }), '40001', 'isv.missing-signature'],
  ['something changed after signing', () => ({ sent: { version: '1.1' } }), '40002', 'isv.invalid-signature'],
  ['a field twice', () => ({ sent: { charset: 'utf-8' } }), '40002', 'isv.suspected-attack'],
  ["nobody's token", () => ({ fields: { app_auth_token: 'x' } }), '20001', 'aop.invalid-app-auth-token'],
  ['no token', () => ({ fields: { app_auth_token: undefined } }), '40006', 'isv.insufficient-isv-permissions'],
  ['no JSON', () => ({ fields: { biz_content: '{' } }), '40002', 'isv.illegal-json'],
  ['neither number', () => ({ content: {} }), '40004', 'ACQ.INVALID_PARAMETER'],
])('%s is refused', async (_, given, code, subCode) => {
  const { answer } = await call(at, { method: QUERY, content: { out_trade_no: 'T1' }, ...given() });
  expect(answer).toMatchObject({ code, sub_code: subCode });
});

test('an unknown app is told so without a signature, in the name of the method', async () => {
  const { text } = await call(at, { method: QUERY, fields: { app_id: '2021999999999999' } });
  expect(JSON.parse(text)).toEqual({
    alipay_trade_query_response: expect.objectContaining({ code: '40002', sub_code: 'isv.invalid-app-id' }),
  });
});

test('answers and refusals are signed over their own text', async () => {
  await paid(at, 'STRICT1');
  const good = await call(at, { method: QUERY, content: { out_trade_no: 'STRICT1' } });
  const bad = await call(at, { method: QUERY, content: { out_trade_no: 'NOBODYS' } });
  expect(good.answer).toMatchObject({ code: '10000', trade_status: 'TRADE_SUCCESS', total_amount: '200.00' });
  expect(bad.answer).toMatchObject({ code: '40004', sub_code: 'ACQ.TRADE_NOT_EXIST' });
  expect([isProven(at, good.text), isProven(at, bad.text)]).toEqual([true, true]);
});

test('with escaped slashes the signature is over the escaped text', async () => {
  await at.order('STRICT2', { name: 'answer-escaped' });
  const { text, answer } = await call(at, { method: 'alipay.trade.precreate', content: trade('STRICT2') });
  expect(text).toContain('https:\\/\\/qr.alipay.com\\/bax');
  expect(answer['qr_code']).toMatch(/^https:\/\/qr\.alipay\.com\/bax/);
  expect(isProven(at, text)).toBe(true);
});

test('fields nobody knows are left alone', async () => {
  await paid(at, 'STRICT3');
  const { answer } = await call(at, { method: QUERY, content: { out_trade_no: 'STRICT3', colour: 'blue' } });
  expect(answer['code']).toBe('10000');
});

test("a merchant does not see another merchant's trade", async () => {
  await paid(at, 'STRICT4');
  const { answer } = await call(at, { method: QUERY, content: { out_trade_no: 'STRICT4' }, pid: OTHER_PID });
  expect(answer['sub_code']).toBe('ACQ.TRADE_NOT_EXIST');
});

test.each([
  ['0', {}],
  ['0.001', {}],
  ['-1', {}],
  ['100000000.01', {}],
  ['1.00', { subject: '3号枪/92#' }],
  ['1.00', { subject: '' }],
  ['1.00', { out_trade_no: 'A-B' }],
  ['1.00', { store_id: '人民广场' }],
  ['1.00', { operator_id: 'x'.repeat(29) }],
  ['1.00', { timeout_express: '0m' }],
  ['1.00', { timeout_express: '16d' }],
  ['1.00', { extend_params: { sys_service_provider_id: '1900000109' } }],
])('%s yuan with %j is no trade', async (amount, overrides) => {
  const content = trade('STRICT5', { total_amount: amount, ...overrides });
  const { answer } = await call(at, { method: 'alipay.trade.precreate', content });
  expect(answer).toMatchObject({ code: '40004', sub_code: 'ACQ.INVALID_PARAMETER' });
});

describe('in certificate mode', () => {
  let strict: Playground;
  beforeAll(async () => {
    strict = await openPlayground({ mode: 'certificate' });
  });
  afterAll(() => strict.stop());

  test.each([
    ['no app certificate', { app_cert_sn: undefined }, 'isv.missing-app-cert-sn'],
    ['no root certificate', { alipay_root_cert_sn: undefined }, 'isv.missing-alipay-root-cert-sn'],
    ['another app certificate', { app_cert_sn: 'ab' }, 'isv.app-cert-not-exist'],
    ['another root', { alipay_root_cert_sn: 'ab' }, 'isv.invalid-alipay-root-cert-sn'],
  ])('%s is refused', async (_, fields, subCode) => {
    expect((await call(strict, { method: QUERY, fields })).answer['sub_code']).toBe(subCode);
  });

  test('answers name the certificate they are signed with', async () => {
    await paid(strict, 'STRICT6');
    const { text } = await call(strict, { method: QUERY, content: { out_trade_no: 'STRICT6' } });
    expect(text).toMatch(/,"alipay_cert_sn":"[0-9a-f]{32}","sign":"/);
    expect(isProven(strict, text)).toBe(true);
  });
});
