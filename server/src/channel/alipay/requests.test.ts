import { verify } from 'node:crypto';
import { createAlipay } from './index';
import {
  alipaySigner,
  APP_ID,
  appSigner,
  paymentNo,
  refundNo,
  someCodeRequest,
  someQrRequest,
  someRefundRequest,
  someSettings,
  station,
} from './testing/builders';
import { startFakeAlipay, succeeded, type FakeAlipay } from './testing/fakeAlipay';

let alipay: FakeAlipay;
beforeAll(async () => {
  alipay = await startFakeAlipay();
});
afterAll(() => alipay.stop());

const clock = () => new Date('2025-11-21T17:17:05.999Z');
const channel = () => createAlipay(someSettings({ gatewayUrl: alipay.gatewayUrl, clock }));
const last = () => alipay.received.at(-1);

/** Whatever is answered, what was sent is what counts. */
async function sent(work: Promise<unknown> | undefined) {
  alipay.replyWith({ body: '{}' });
  await work?.catch(() => undefined);
  return last();
}

it('is signed with RSA2 over everything that was sent, in the name of our app and of the station', async () => {
  const { fields = {} } = (await sent(channel().query(station, paymentNo))) ?? {};
  expect(fields).toMatchObject({
    app_id: APP_ID,
    method: 'alipay.trade.query',
    charset: 'utf-8',
    sign_type: 'RSA2',
    version: '1.0',
    app_auth_token: station.appAuthToken,
  });
  const text = Object.keys(fields)
    .filter((name) => name !== 'sign')
    .toSorted()
    .map((name) => `${name}=${fields[name]}`)
    .join('&');
  expect(
    verify('RSA-SHA256', Buffer.from(text), appSigner.publicKey, Buffer.from(fields['sign'] ?? '', 'base64')),
  ).toBe(true);
});

it("carries Beijing's time, whatever the machine's time zone is", async () => {
  expect((await sent(channel().query(station, paymentNo)))?.fields['timestamp']).toBe('2025-11-22 01:17:05');
});

it('collects in yuan without floats, with a title Alipay takes, and names till and station', async () => {
  const request = await sent(channel().codes?.pay(someCodeRequest()));
  expect(request?.fields['notify_url']).toBe('https://pay.example.cn/callbacks/alipay');
  expect(request?.content).toEqual({
    out_trade_no: paymentNo,
    total_amount: '200.05',
    subject: '人民广场站 3号枪 92#',
    store_id: 'SH0001',
    scene: 'bar_code',
    auth_code: '287634438256643941',
    terminal_id: 'b2f7a4c80d3e4c519f660a1b2c3d4e5f',
    timeout_express: '5m',
  });
});

it('shows a code by the product of the contract until it expires', async () => {
  const settings = someSettings({ gatewayUrl: alipay.gatewayUrl, serviceProviderPid: '2088000000009999' });
  const request = await sent(createAlipay(settings).qr?.create(someQrRequest()));
  expect(request?.fields['method']).toBe('alipay.trade.precreate');
  expect(request?.content).toMatchObject({
    total_amount: '200.05',
    product_code: 'QR_CODE_OFFLINE',
    time_expire: '2025-11-22 13:30:00',
    extend_params: { sys_service_provider_id: '2088000000009999' },
  });
});

it('refunds a part under its own number', async () => {
  const request = await sent(channel().refund(someRefundRequest()));
  expect(request?.content).toEqual({
    out_trade_no: paymentNo,
    out_request_no: refundNo,
    refund_amount: '60.00',
    refund_reason: '加错油枪',
  });
});

it('is never sent for a station that did not authorise us', async () => {
  const before = alipay.received.length;
  await expect(channel().query({ accountNo: station.accountNo }, paymentNo)).rejects.toThrow('app_auth_token');
  expect(alipay.received.length).toBe(before);
});

it('goes in the name of each station in turn, and nothing of one is left for the other', async () => {
  const both = channel();
  alipay.replyWith(succeeded(alipaySigner, 'alipay.trade.query', {}));
  const tokens = ['token-1', 'token-2', 'token-1'];
  await Promise.all(
    tokens.map((appAuthToken) => both.query({ ...station, appAuthToken }, paymentNo).catch(() => undefined)),
  );
  const seen = alipay.received.slice(-3).map(({ fields }) => fields['app_auth_token']);
  expect(seen).toEqual(expect.arrayContaining(['token-1', 'token-2']));
});

describe('settings that cannot work are refused at the start', () => {
  it.each([
    ['an app id of fifteen digits', { appId: '202100000000001' }],
    ['a gateway with a query', { gatewayUrl: 'https://openapi.alipay.com/gateway.do?x=1' }],
    ['a gateway that is none', { gatewayUrl: 'openapi' }],
    ['a private key that is none', { appPrivateKeyPem: 'MIIE' }],
    ['a public key that is none', { trust: { mode: 'key', alipayPublicKeyPem: '' } }],
    [
      'certificates that are none',
      { trust: { mode: 'certificate', appCertificatePem: '', alipayCertificatePem: '', rootCertificatePem: '' } },
    ],
  ] as const)('%s', (_, overrides) => {
    expect(() => createAlipay(someSettings(overrides))).toThrow(/./);
  });
});
