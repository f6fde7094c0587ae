import { Fen } from '@jiayou/contract';
import type { CodePayRequest, QrRequest } from '../channel';
import { createWechatPay } from './index';
import {
  paymentNo,
  publicKeySigner,
  somePaidTrade,
  someSettings,
  someUnpaidTrade,
  SP_MCHID,
  station,
  STATION_MCHID,
} from './testing/builders';
import { refused, signed, startFakeWechatPay, type FakeWechatPay } from './testing/fakeWechatPay';

const APP_ID = 'wxd678efh567hg6787';

let wechat: FakeWechatPay;
beforeAll(async () => {
  wechat = await startFakeWechatPay();
});
afterAll(() => wechat.stop());

const channel = () =>
  createWechatPay(someSettings({ baseUrl: wechat.baseUrl, appId: APP_ID, timeoutMs: wechat.patienceMs() }));

const trade = {
  merchant: station,
  paymentNo,
  amountFen: Fen.parse(20000),
  description: '人民广场站 3号枪 92号',
  stationCode: 'SH0001',
};
const codeRequest: CodePayRequest = {
  ...trade,
  authCode: '130061098828009406',
  tillId: 'b2f7a4c8-0d3e-4c51-9f66-0a1b2c3d4e5f',
};
const qrRequest: QrRequest = { ...trade, expiresAt: new Date('2025-11-22T05:30:00.900Z') };

const pay = () => channel().codes?.pay(codeRequest);
const reverse = () => channel().codes?.reverse(station, paymentNo);
const sent = (): unknown => JSON.parse(wechat.received.at(-1)?.body ?? '');

describe("a payer's code", () => {
  it('is sent with station, till and amount, and the answer is the whole trade', async () => {
    wechat.replyWith(signed(publicKeySigner, somePaidTrade({ trade_type: 'MICROPAY' })));
    expect(await pay()).toMatchObject({ state: 'succeeded', paymentNo, amountFen: 20000 });
    expect(wechat.received.at(-1)).toMatchObject({ method: 'POST', path: '/v3/pay/partner/transactions/codepay' });
    expect(sent()).toEqual({
      sp_appid: APP_ID,
      sp_mchid: SP_MCHID,
      sub_mchid: STATION_MCHID,
      description: '人民广场站 3号枪 92号',
      out_trade_no: paymentNo,
      attach: 'SH0001',
      payer: { auth_code: '130061098828009406' },
      amount: { total: 20000, currency: 'CNY' },
      scene_info: { device_id: 'b2f7a4c80d3e4c519f660a1b2c3d4e5f', store_info: { out_id: 'SH0001' } },
    });
  });

  it.each([
    ['USERPAYING', 'pending'],
    ['NOTPAY', 'pending'],
    ['PAYERROR', 'closed'],
    ['REVOKED', 'closed'],
  ])('answered %s is %s', async (state, reported) => {
    wechat.replyWith(signed(publicKeySigner, someUnpaidTrade(state)));
    expect(await pay()).toEqual({ state: reported, paymentNo });
  });

  it.each([
    { status: 400, code: 'AUTH_CODE_EXPIRE', outcome: 'declined' },
    { status: 400, code: 'AUTHCODEEXPIRE', outcome: 'declined' },
    { status: 400, code: 'AUTH_CODE_INVALID', outcome: 'declined' },
    { status: 400, code: 'PARAM_ERROR', outcome: 'declined' },
    { status: 403, code: 'NOT_ENOUGH', outcome: 'declined' },
    { status: 403, code: 'NOTENOUGH', outcome: 'declined' },
    { status: 403, code: 'NO_AUTH', outcome: 'declined' },
    { status: 403, code: 'TRADE_ERROR', outcome: 'declined' },
    { status: 400, code: 'ORDER_REVERSED', outcome: 'declined' },
    { status: 401, code: 'SIGN_ERROR', outcome: 'declined' },
    { status: 400, code: 'ORDER_PAID', outcome: 'unknown' },
    { status: 403, code: 'OUT_TRADE_NO_USED', outcome: 'unknown' },
    { status: 400, code: 'INVALID_REQUEST', outcome: 'unknown' },
    { status: 400, code: 'USERPAYING', outcome: 'unknown' },
    { status: 400, code: 'BANKERROR', outcome: 'unknown' },
    { status: 400, code: 'NEVER_HEARD_OF', outcome: 'unknown' },
    { status: 429, code: 'FREQUENCY_LIMITED', outcome: 'unknown' },
    { status: 500, code: 'SYSTEM_ERROR', outcome: 'unknown' },
    { status: 500, code: 'AUTH_CODE_INVALID', outcome: 'unknown' },
  ] as const)('refused with $status $code is $outcome', async ({ status, code, outcome }) => {
    wechat.replyWith(refused(status, code));
    await expect(pay()).rejects.toMatchObject({ name: 'ChannelError', outcome });
  });

  it.each(['silence', 'reset'] as const)('%s leaves it open', async (reply) => {
    wechat.replyWith(reply);
    await expect(pay()).rejects.toMatchObject({ outcome: 'unknown' });
  });

  it("answered with another's trade says nothing about ours", async () => {
    wechat.replyWith(signed(publicKeySigner, somePaidTrade({ out_trade_no: 'P2' })));
    await expect(pay()).rejects.toMatchObject({ outcome: 'unknown', code: 'OTHER_TRADE' });
  });

  it('of a station with V2 is declined where V2 is not set up', async () => {
    const byV2 = { ...codeRequest, merchant: { ...station, codeApi: 'v2' as const } };
    await expect(channel().codes?.pay(byV2)).rejects.toMatchObject({ outcome: 'declined', code: 'NO_V2' });
  });
});

describe('a reverse', () => {
  it('names both merchants and is done when they say so', async () => {
    wechat.replyWith(
      signed(publicKeySigner, { sp_mchid: SP_MCHID, sub_mchid: STATION_MCHID, out_trade_no: paymentNo }),
    );
    expect(await reverse()).toBe('reversed');
    expect(wechat.received.at(-1)?.path).toBe(`/v3/pay/partner/transactions/out-trade-no/${paymentNo}/reverse`);
    expect(sent()).toEqual({ sp_mchid: SP_MCHID, sub_mchid: STATION_MCHID });
  });

  it.each([
    [404, 'ORDER_NOT_EXIST', 'reversed'],
    [400, 'USERPAYING', 'again'],
  ])('answered %s %s is %s', async (status, code, outcome) => {
    wechat.replyWith(refused(status, code));
    expect(await reverse()).toBe(outcome);
  });

  it.each([
    [400, 'REVERSE_EXPIRE', 'declined'],
    [400, 'TRADE_ERROR', 'declined'],
    [500, 'SYSTEM_ERROR', 'unknown'],
    [429, 'FREQUENCY_LIMITED', 'unknown'],
  ])('refused with %s %s is %s', async (status, code, outcome) => {
    wechat.replyWith(refused(status, code));
    await expect(reverse()).rejects.toMatchObject({ outcome });
  });

  it('of another trade reverses nothing of ours', async () => {
    wechat.replyWith(signed(publicKeySigner, { out_trade_no: 'P2' }));
    await expect(reverse()).rejects.toMatchObject({ outcome: 'unknown', code: 'OTHER_TRADE' });
  });
});

describe('a code to be scanned', () => {
  it('names our own app and no payer', async () => {
    wechat.replyWith(signed(publicKeySigner, { code_url: 'weixin://wxpay/bizpayurl?pr=NwY5Mz9' }));
    expect(await channel().qr?.create(qrRequest)).toEqual({ codeUrl: 'weixin://wxpay/bizpayurl?pr=NwY5Mz9' });
    expect(wechat.received.at(-1)?.path).toBe('/v3/pay/partner/transactions/native');
    expect(sent()).toEqual({
      sp_appid: APP_ID,
      sp_mchid: SP_MCHID,
      sub_mchid: STATION_MCHID,
      description: '人民广场站 3号枪 92号',
      out_trade_no: paymentNo,
      attach: 'SH0001',
      time_expire: '2025-11-22T13:30:00+08:00',
      notify_url: 'https://pay.example.cn/wechat/payments',
      amount: { total: 20000, currency: 'CNY' },
    });
  });

  it.each([
    [403, 'OUT_TRADE_NO_USED', 'unknown'],
    [403, 'NO_AUTH', 'declined'],
  ])('refused with %s %s is %s', async (status, code, outcome) => {
    wechat.replyWith(refused(status, code));
    await expect(channel().qr?.create(qrRequest)).rejects.toMatchObject({ outcome });
  });

  it('is not offered without an app of our own', () => {
    expect(createWechatPay(someSettings())).not.toHaveProperty('qr');
  });
});
