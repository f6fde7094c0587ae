import { verify } from 'node:crypto';
import { createWechatPay } from './index';
import {
  merchantSigner,
  paymentNo,
  publicKeySigner,
  refundNo,
  someRefundAnswer,
  someRefundRequest,
  somePaidTrade,
  somePayRequest,
  someSettings,
  SP_MCHID,
  station,
  STATION_MCHID,
} from './testing/builders';
import { signed, startFakeWechatPay, type FakeWechatPay, type Received } from './testing/fakeWechatPay';
import { issueCertificate, type Signer } from './testing/keyring';
import { PaymentNumber } from './transaction';

let wechat: FakeWechatPay;
beforeAll(async () => {
  wechat = await startFakeWechatPay();
});
afterAll(() => wechat.stop());

const channel = () => createWechatPay(someSettings({ baseUrl: wechat.baseUrl }));

describe('what WeChat Pay gets to see', () => {
  it('a prepay names provider, station, payer and the whole amount, and brings a prepay id', async () => {
    wechat.replyWith(signed(publicKeySigner, { prepay_id: 'wx2216', extra: 1 }));
    expect(await channel().wallet?.prepay(somePayRequest())).toEqual({ prepayId: 'wx2216' });
    const request = lastRequest();
    expect(request).toMatchObject({ method: 'POST', path: '/v3/pay/partner/transactions/jsapi' });
    expect(JSON.parse(request.body)).toEqual({
      sp_appid: 'wxd678efh567hg6787',
      sp_mchid: SP_MCHID,
      sub_mchid: STATION_MCHID,
      description: '人民广场站 3号枪 92号',
      out_trade_no: paymentNo,
      time_expire: '2025-11-22T13:30:00+08:00',
      attach: 'SH0001',
      notify_url: 'https://pay.example.cn/wechat/payments',
      amount: { total: 20000, currency: 'CNY' },
      payer: { sp_openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
    });
  });

  it('the same prepay twice is byte for byte the same request', async () => {
    wechat.replyWith(signed(publicKeySigner, { prepay_id: 'wx2216' }));
    await channel().wallet?.prepay(somePayRequest());
    await channel().wallet?.prepay(somePayRequest());
    const [first, second] = wechat.received.slice(-2);
    expect(second?.body).toBe(first?.body);
  });

  it('a query asks for one trade of one station', async () => {
    wechat.replyWith(signed(publicKeySigner, somePaidTrade()));
    await channel().query(station, paymentNo);
    expect(lastRequest()).toMatchObject({
      method: 'GET',
      path: `/v3/pay/partner/transactions/out-trade-no/${paymentNo}?sp_mchid=${SP_MCHID}&sub_mchid=${STATION_MCHID}`,
      body: '',
    });
  });

  it('a number with characters of its own is encoded, and signed as encoded', async () => {
    const odd = PaymentNumber.parse('P|1*2/3?4');
    wechat.replyWith(signed(publicKeySigner, somePaidTrade({ out_trade_no: odd })));
    await channel().query(station, odd);
    expect(lastRequest().path).toContain('/out-trade-no/P%7C1*2%2F3%3F4?sp_mchid=');
    expectSignedByMerchant(lastRequest());
  });

  it('a close names both merchants', async () => {
    wechat.replyWith(signed(publicKeySigner, ''));
    await channel().close(station, paymentNo);
    expect(lastRequest()).toMatchObject({
      method: 'POST',
      path: `/v3/pay/partner/transactions/out-trade-no/${paymentNo}/close`,
    });
    expect(JSON.parse(lastRequest().body)).toEqual({ sp_mchid: SP_MCHID, sub_mchid: STATION_MCHID });
  });

  it('a refund says what was paid, what goes back, why, and where to report', async () => {
    wechat.replyWith(signed(publicKeySigner, someRefundAnswer()));
    await channel().refund(someRefundRequest());
    expect(lastRequest()).toMatchObject({ method: 'POST', path: '/v3/refund/domestic/refunds' });
    expect(JSON.parse(lastRequest().body)).toEqual({
      sub_mchid: STATION_MCHID,
      out_trade_no: paymentNo,
      out_refund_no: refundNo,
      reason: '加错油枪',
      notify_url: 'https://pay.example.cn/wechat/refunds',
      amount: { refund: 6000, total: 20000, currency: 'CNY' },
    });
  });

  it('a refund is asked for by our number and the station', async () => {
    wechat.replyWith(signed(publicKeySigner, someRefundAnswer()));
    await channel().queryRefund(station, refundNo, paymentNo);
    expect(lastRequest()).toMatchObject({
      method: 'GET',
      path: `/v3/refund/domestic/refunds/${refundNo}?sub_mchid=${STATION_MCHID}`,
    });
  });

  it("an abnormal refund is sent to the merchant's own account, named by both numbers", async () => {
    wechat.replyWith(signed(publicKeySigner, someRefundAnswer()));
    const report = await channel().abnormalRefunds?.apply(station, { refundNo, channelRefundNo: '503/1' });
    expect(report).toMatchObject({ refundNo, state: 'pending' });
    expect(lastRequest()).toMatchObject({
      method: 'POST',
      path: '/v3/refund/domestic/refunds/503%2F1/apply-abnormal-refund',
    });
    expect(JSON.parse(lastRequest().body)).toEqual({
      sub_mchid: STATION_MCHID,
      out_refund_no: refundNo,
      type: 'MERCHANT_BANK_CARD',
    });
    expectSignedByMerchant(lastRequest());
  });

  it('every request is signed by the merchant and asks for an answer signed with the newest public key', async () => {
    wechat.replyWith(signed(publicKeySigner, { prepay_id: 'wx2216' }));
    const older = { id: 'PUB_KEY_ID_0', pem: merchantSigner.publicKeyPem };
    const newest = { id: publicKeySigner.serial, pem: publicKeySigner.publicKeyPem };
    await createWechatPay(someSettings({ baseUrl: wechat.baseUrl, publicKeys: [older, newest] })).wallet?.prepay(
      somePayRequest(),
    );
    const request = lastRequest();
    expectSignedByMerchant(request);
    expect(request.headers).toMatchObject({
      'wechatpay-serial': newest.id,
      'content-type': 'application/json',
      accept: 'application/json',
      'user-agent': expect.stringMatching(/./),
    });
  });
});

it('the wallet opens only with what the merchant signed, anew each time', () => {
  const { wallet } = createWechatPay(someSettings({ clock: () => new Date('2025-11-22T05:17:05.999Z') }));
  const params = wallet?.params('wx-app', 'wx2216');
  expect(params).toMatchObject({
    appId: 'wx-app',
    timeStamp: '1763788625',
    package: 'prepay_id=wx2216',
    signType: 'RSA',
  });
  const text = Buffer.from(`wx-app\n1763788625\n${params?.nonceStr}\nprepay_id=wx2216\n`);
  expect(verify('RSA-SHA256', text, merchantSigner.publicKey, Buffer.from(params?.paySign ?? '', 'base64'))).toBe(true);
  expect(wallet?.params('wx-app', 'wx2216').nonceStr).not.toBe(params?.nonceStr);
});

const v2 = {
  apiKey: 'testing-apiv2-key-of-32-bytes-00',
  certificatePem: someCertificate(merchantSigner),
  secureUrl: 'https://127.0.0.1:1',
  serverIp: '127.0.0.1',
};

it('V2 with a certificate of our key works', () => {
  expect(() => createWechatPay(someSettings({ appId: 'wx1', v2 }))).not.toThrow();
});

describe('settings that cannot work are refused at the start', () => {
  it.each([
    ['a base URL with a path', { baseUrl: 'https://api.mch.weixin.qq.com/v3' }],
    ['an APIv3 key of another length', { apiV3Key: 'short' }],
    ['nothing to verify answers with', { publicKeys: [], useCertificates: false }],
    ['a public key without its id', { publicKeys: [{ id: '5F1C', pem: merchantSigner.publicKeyPem }] }],
    ['V2 without an app of our own', { v2 }],
    ['V2 with a key of another length', { appId: 'wx1', v2: { ...v2, apiKey: 'short' } }],
    [
      'V2 with an address that asks for no certificate',
      { appId: 'wx1', v2: { ...v2, secureUrl: 'http://127.0.0.1:1' } },
    ],
    [
      "V2 with somebody else's certificate",
      { appId: 'wx1', v2: { ...v2, certificatePem: someCertificate(publicKeySigner) } },
    ],
  ])('%s', (_, wrong) => {
    expect(() => createWechatPay(someSettings(wrong))).toThrow('WeChat Pay');
  });
});

function someCertificate(signer: Signer): string {
  return issueCertificate({ ...signer, serial: '5F1C72E2A8931B72A2E13AF8DEE92471EB397115' }, new Date('2040-01-01'));
}

function lastRequest(): Received {
  const request = wechat.received.at(-1);
  if (!request) throw new Error('nothing was sent');
  return request;
}

function expectSignedByMerchant({ method, path, headers, body }: Received): void {
  const [scheme, fields = ''] = (headers.authorization ?? '').split(' ');
  const field = new Map([...fields.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  expect(scheme).toBe('WECHATPAY2-SHA256-RSA2048');
  expect([field.get('mchid'), field.get('serial_no')]).toEqual([SP_MCHID, merchantSigner.serial]);
  const text = `${method}\n${path}\n${field.get('timestamp')}\n${field.get('nonce_str')}\n${body}\n`;
  const signature = Buffer.from(field.get('signature') ?? '', 'base64');
  expect(verify('RSA-SHA256', Buffer.from(text), merchantSigner.publicKey, signature)).toBe(true);
}
