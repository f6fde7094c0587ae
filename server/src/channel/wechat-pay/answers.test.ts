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
  someUnpaidTrade,
  station,
  STATION_MCHID,
} from './testing/builders';
import { refused, signed, startFakeWechatPay, type FakeWechatPay, type Reply } from './testing/fakeWechatPay';

let wechat: FakeWechatPay;
beforeAll(async () => {
  wechat = await startFakeWechatPay();
});
afterAll(() => wechat.stop());

const verbs = {
  prepay: () => channel().wallet?.prepay(somePayRequest()),
  query: () => channel().query(station, paymentNo),
  close: () => channel().close(station, paymentNo),
  refund: () => channel().refund(someRefundRequest()),
  queryRefund: () => channel().queryRefund(station, refundNo, paymentNo),
  applyAbnormal: () => channel().abnormalRefunds?.apply(station, { refundNo, channelRefundNo: '503' }),
};
const everyVerb = ['prepay', 'query', 'close', 'refund', 'queryRefund', 'applyAbnormal'] as const;

describe('a trade asked for', () => {
  it.each(['SUCCESS', 'REFUND'])(
    'in the state %s was paid, at their time, with the amount of our request',
    async (state) => {
      wechat.replyWith(signed(publicKeySigner, somePaidTrade({ trade_state: state })));
      expect(await verbs.query()).toEqual({
        state: 'succeeded',
        paymentNo,
        merchant: { accountNo: STATION_MCHID },
        amountFen: 20000,
        channelTransactionNo: '4200001234202511220000000001',
        paidAt: new Date('2025-11-22T05:17:05Z'),
      });
    },
  );

  it.each([
    ['NOTPAY', 'pending'],
    ['USERPAYING', 'pending'],
    ['CLOSED', 'closed'],
    ['REVOKED', 'closed'],
    ['PAYERROR', 'closed'],
  ])('in the state %s is %s', async (state, reported) => {
    wechat.replyWith(signed(publicKeySigner, someUnpaidTrade(state)));
    expect(await verbs.query()).toEqual({ state: reported, paymentNo });
  });

  it.each(['ORDER_NOT_EXIST', 'ORDERNOTEXIST'])('that answers %s is missing', async (code) => {
    wechat.replyWith(refused(404, code));
    expect(await verbs.query()).toEqual({ state: 'missing', paymentNo });
  });
});

describe('a refund asked for', () => {
  it.each([
    ['PROCESSING', 'pending'],
    ['CLOSED', 'closed'],
    ['CLOSE', 'closed'],
    ['ABNORMAL', 'abnormal'],
  ])('in the state %s is %s', async (status, state) => {
    wechat.replyWith(signed(publicKeySigner, someRefundAnswer({ status })));
    const report = { refundNo, state, refundFen: 6000, channelRefundNo: '50000000382019052709732678859' };
    expect(await verbs.refund()).toEqual(report);
    expect(await verbs.queryRefund()).toEqual(report);
  });

  it('is refunded at their time', async () => {
    const done = { status: 'SUCCESS', success_time: '2025-11-22T14:00:03+08:00' };
    wechat.replyWith(signed(publicKeySigner, someRefundAnswer(done)));
    expect(await verbs.queryRefund()).toMatchObject({
      state: 'succeeded',
      refundedAt: new Date('2025-11-22T06:00:03Z'),
    });
  });

  it('that they never accepted is missing', async () => {
    wechat.replyWith(refused(404, 'RESOURCE_NOT_EXISTS'));
    expect(await verbs.queryRefund()).toEqual({ refundNo, state: 'missing' });
  });
});

describe('closing', () => {
  it('is done when they say so with an empty signed answer', async () => {
    wechat.replyWith(signed(publicKeySigner, ''));
    await expect(verbs.close()).resolves.toBeUndefined();
  });

  it.each(['ORDER_CLOSED', 'ORDER_NOT_EXIST'])('is done when nothing can be paid any more: %s', async (code) => {
    wechat.replyWith(refused(400, code));
    await expect(verbs.close()).resolves.toBeUndefined();
  });

  it.each(['ORDER_PAID', 'ORDERPAID'])('says ORDER_PAID when the driver was faster: %s', async (code) => {
    wechat.replyWith(refused(400, code));
    await expect(verbs.close()).rejects.toMatchObject({ outcome: 'declined', code: 'ORDER_PAID' });
  });
});

describe('a refusal', () => {
  it.each([
    { verb: 'prepay', status: 400, code: 'PARAM_ERROR', outcome: 'declined' },
    { verb: 'prepay', status: 400, code: 'INVALID_REQUEST', outcome: 'declined' },
    { verb: 'prepay', status: 400, code: 'APPID_MCHID_NOT_MATCH', outcome: 'declined' },
    { verb: 'prepay', status: 400, code: 'ORDER_CLOSED', outcome: 'declined' },
    { verb: 'prepay', status: 401, code: 'SIGN_ERROR', outcome: 'declined' },
    { verb: 'prepay', status: 403, code: 'NO_AUTH', outcome: 'declined' },
    { verb: 'prepay', status: 403, code: 'OUT_TRADE_NO_USED', outcome: 'unknown' },
    { verb: 'prepay', status: 400, code: 'ORDERPAID', outcome: 'unknown' },
    { verb: 'prepay', status: 429, code: 'FREQUENCY_LIMITED', outcome: 'unknown' },
    { verb: 'prepay', status: 403, code: 'RATELIMIT_EXCEEDED', outcome: 'unknown' },
    { verb: 'prepay', status: 429, code: 'TOO_BUSY', outcome: 'unknown' },
    { verb: 'prepay', status: 500, code: 'SYSTEM_ERROR', outcome: 'unknown' },
    { verb: 'prepay', status: 400, code: 'BANKERROR', outcome: 'unknown' },
    { verb: 'prepay', status: 502, code: 'ANYTHING', outcome: 'unknown' },
    { verb: 'prepay', status: 302, code: 'ANYTHING', outcome: 'unknown' },
    { verb: 'refund', status: 403, code: 'NOT_ENOUGH', outcome: 'declined' },
    { verb: 'refund', status: 403, code: 'USER_ACCOUNT_ABNORMAL', outcome: 'declined' },
    { verb: 'refund', status: 404, code: 'RESOURCE_NOT_EXISTS', outcome: 'declined' },
    { verb: 'applyAbnormal', status: 400, code: 'INVALID_REQUEST', outcome: 'declined' },
    { verb: 'applyAbnormal', status: 500, code: 'SYSTEM_ERROR', outcome: 'unknown' },
    { verb: 'refund', status: 429, code: 'FREQUENCY_LIMITED', outcome: 'unknown' },
    { verb: 'close', status: 401, code: 'SIGN_ERROR', outcome: 'declined' },
    { verb: 'close', status: 500, code: 'SYSTEM_ERROR', outcome: 'unknown' },
    { verb: 'query', status: 403, code: 'RULE_LIMIT', outcome: 'unknown' },
    { verb: 'query', status: 401, code: 'SIGN_ERROR', outcome: 'unknown' },
    { verb: 'query', status: 404, code: 'RESOURCE_NOT_EXISTS', outcome: 'unknown' },
    { verb: 'queryRefund', status: 403, code: 'NO_AUTH', outcome: 'unknown' },
    { verb: 'queryRefund', status: 404, code: 'ORDER_NOT_EXIST', outcome: 'unknown' },
  ] as const)('of $verb with $status $code is $outcome', async ({ verb, status, code, outcome }) => {
    wechat.replyWith(refused(status, code));
    await expect(verbs[verb]()).rejects.toMatchObject({ name: 'ChannelError', outcome });
  });

  it.each([
    ['nothing in it', ''],
    ['a page of a proxy', '<html>Bad request</html>'],
    ['no code', '{"message":"?"}'],
    ['a code that is none', '{"code":17}'],
  ])('with %s says nothing about the money', async (_, body) => {
    wechat.replyWith({ status: 404, body });
    await expect(verbs.prepay()).rejects.toMatchObject({ outcome: 'unknown', code: 'HTTP_404' });
  });
});

describe('an answer nobody can trust leaves the outcome unknown', () => {
  const paid = signed(publicKeySigner, somePaidTrade());
  const answers: [string, Reply, string][] = [
    ['without a signature', { ...paid, headers: {} }, 'HEADERS_MISSING'],
    ['altered on the way', { ...paid, body: paid.body.replace('20000', '20001') }, 'BAD_SIGNATURE'],
    [
      'signed by somebody else',
      signed({ ...merchantSigner, serial: publicKeySigner.serial }, somePaidTrade()),
      'BAD_SIGNATURE',
    ],
    ['signed with a key we do not know', signed(merchantSigner, somePaidTrade()), 'UNKNOWN_SERIAL'],
    ['five minutes old', signed(publicKeySigner, somePaidTrade(), secondsFromNow(-301)), 'TIMESTAMP_TOO_FAR'],
    ['from the future', signed(publicKeySigner, somePaidTrade(), secondsFromNow(900)), 'TIMESTAMP_TOO_FAR'],
    ['that probes our check', withSignature('WECHATPAY/SIGNTEST/abc'), 'SIGN_TEST'],
    ['that is accepted but not done', { ...paid, status: 202 }, 'HTTP_202'],
    ['that is not JSON', { ...signed(publicKeySigner, ''), status: 200 }, 'MALFORMED'],
    ['about another trade', signed(publicKeySigner, somePaidTrade({ out_trade_no: 'P2' })), 'OTHER_TRADE'],
    ['about another station', signed(publicKeySigner, somePaidTrade({ sub_mchid: '1' })), 'OTHER_TRADE'],
    ['about another provider', signed(publicKeySigner, somePaidTrade({ sp_mchid: '1' })), 'OTHER_TRADE'],
    ['in a state we never heard of', signed(publicKeySigner, someUnpaidTrade('MAYBE')), 'MALFORMED'],
    ['paid but without a time', signed(publicKeySigner, someUnpaidTrade('SUCCESS')), 'MALFORMED'],
    ['in dollars', signed(publicKeySigner, somePaidTrade({ amount: { total: 1, currency: 'USD' } })), 'MALFORMED'],
    ['in fractions of a fen', signed(publicKeySigner, somePaidTrade({ amount: { total: 0.5 } })), 'MALFORMED'],
  ];
  it.each(answers)('%s', async (_, reply, code) => {
    wechat.replyWith(reply);
    await expect(verbs.query()).rejects.toMatchObject({ outcome: 'unknown', code });
  });

  it('an unsigned 204 closes nothing', async () => {
    wechat.replyWith({ status: 204, body: '' });
    await expect(verbs.close()).rejects.toMatchObject({ outcome: 'unknown', code: 'HEADERS_MISSING' });
  });

  it('an answer about another refund refunds nothing', async () => {
    wechat.replyWith(signed(publicKeySigner, someRefundAnswer({ out_refund_no: 'R2' })));
    await expect(verbs.refund()).rejects.toMatchObject({ outcome: 'unknown', code: 'OTHER_REFUND' });
  });
});

describe('no answer leaves the outcome unknown', () => {
  it.each(everyVerb)('%s gives up in time when WeChat Pay is silent', async (verb) => {
    wechat.replyWith('silence');
    await expect(verbs[verb]()).rejects.toMatchObject({ outcome: 'unknown', code: 'TIMED_OUT' });
  });

  it.each(everyVerb)('%s: the connection is cut', async (verb) => {
    wechat.replyWith('reset');
    await expect(verbs[verb]()).rejects.toMatchObject({ outcome: 'unknown', code: 'NO_ANSWER' });
  });

  it('nobody listens there', async () => {
    const lonely = createWechatPay(someSettings({ baseUrl: 'http://127.0.0.1:1' }));
    await expect(lonely.wallet?.prepay(somePayRequest())).rejects.toMatchObject({
      outcome: 'unknown',
      code: 'NO_ANSWER',
    });
  });
});

function channel() {
  return createWechatPay(someSettings({ baseUrl: wechat.baseUrl, timeoutMs: wechat.patienceMs() }));
}

function withSignature(signature: string): Reply {
  const reply = signed(publicKeySigner, somePaidTrade());
  return { ...reply, headers: { ...reply.headers, 'wechatpay-signature': signature } };
}

function secondsFromNow(seconds: number): Date {
  return new Date(Date.now() + seconds * 1000);
}
