import { createHash } from 'node:crypto';
import { Fen } from '@jiayou/contract';
import type { Merchant, PaymentReport, RefundReport } from '../../channel';
import { paymentNo, refundNo, someRefundRequest, someSettings, SP_MCHID, STATION_MCHID } from '../testing/builders';
import { startFakeWechatPay, type FakeWechatPay, type Reply } from '../testing/fakeWechatPay';
import { openTransport } from '../transport';
import type { V2Line } from './callV2';
import { micropay } from './micropay';
import { queryV2 } from './query';
import { queryRefundV2 } from './queryRefund';
import { refundV2 } from './refund';
import { reverseV2 } from './reverse';
import { sign } from './sign';
import { readXml, writeXml, type Fields } from './xml';

const API_KEY = '192006250b4c09247ec02edce69f6a2d';
const APP_ID = 'wxd678efh567hg6787';
const station: Merchant = { accountNo: STATION_MCHID, codeApi: 'v2' };

let wechat: FakeWechatPay;
beforeAll(async () => {
  wechat = await startFakeWechatPay();
});
afterAll(() => wechat.stop());

/** Its certificate is shown at the simulator's door; here both ways are plain. */
function line(): V2Line {
  const v2 = { apiKey: API_KEY, certificatePem: '', secureUrl: '', serverIp: '203.0.113.7' };
  const send = openTransport({ baseUrl: wechat.baseUrl, timeoutMs: wechat.patienceMs() });
  return { settings: someSettings(), v2, appId: APP_ID, send, sendSecurely: send };
}

const verbs = {
  pay: (): Promise<PaymentReport> =>
    micropay(line(), {
      merchant: station,
      paymentNo,
      amountFen: Fen.parse(20000),
      description: '92# <3号枪> & 玻璃水',
      stationCode: 'SH0001',
      authCode: '130061098828009406',
      tillId: 'b2f7a4c8-0d3e-4c51-9f66-0a1b2c3d4e5f',
    }),
  query: (): Promise<PaymentReport> => queryV2(line(), station, paymentNo),
  undo: () => reverseV2(line(), station, paymentNo),
  refund: (): Promise<RefundReport> => refundV2(line(), someRefundRequest({ merchant: station })),
  queryRefund: (): Promise<RefundReport> => queryRefundV2(line(), station, refundNo),
};
const everyVerb = ['pay', 'query', 'undo', 'refund', 'queryRefund'] as const;

const heading = { return_code: 'SUCCESS', return_msg: 'OK', mch_id: SP_MCHID, sub_mch_id: STATION_MCHID };
const paid = {
  out_trade_no: paymentNo,
  transaction_id: '4200001234202511220000000001',
  total_fee: '20000',
  fee_type: 'CNY',
  time_end: '20251122131705',
  attach: '',
};
const refunded = { out_refund_no: refundNo, refund_id: '50000000382019052709732678859', refund_fee: '6000' };
const asked = {
  out_refund_no_0: refundNo,
  refund_id_0: '50000000382019052709732678859',
  refund_fee_0: '6000',
  refund_success_time_0: '2025-11-22 14:00:03',
};

function answered(fields: Fields, key = API_KEY): Exclude<Reply, string> {
  const whole = { ...heading, nonce_str: 'n', result_code: 'SUCCESS', ...fields };
  return { status: 200, body: writeXml({ ...whole, sign: sign(whole, key) }) };
}
const refused = (code: string, more: Fields = {}) =>
  answered({ result_code: 'FAIL', err_code: code, err_code_des: '测试', ...more });

it('a payment names provider, station and till, escaped and signed with HMAC-SHA256', async () => {
  wechat.replyWith(answered(paid));
  await verbs.pay();
  const { body = '', path } = wechat.received.at(-1) ?? {};
  expect(path).toBe('/pay/micropay');
  expect(body).toContain('92# &lt;3号枪&gt; &amp; 玻璃水');
  const { sign: signature, nonce_str: nonce, body: _, scene_info: __, ...fields } = readXml(body);
  expect(signature).toMatch(/^[0-9A-F]{64}$/);
  expect(nonce).toMatch(/^[0-9a-f]{32}$/);
  expect(fields).toEqual({
    appid: APP_ID,
    mch_id: SP_MCHID,
    sub_mch_id: STATION_MCHID,
    sign_type: 'HMAC-SHA256',
    out_trade_no: paymentNo,
    auth_code: '130061098828009406',
    total_fee: '20000',
    fee_type: 'CNY',
    attach: 'SH0001',
    device_info: 'b2f7a4c80d3e4c519f660a1b2c3d4e5f',
    spbill_create_ip: '203.0.113.7',
  });
});

describe('a trade', () => {
  const succeeded = {
    state: 'succeeded',
    paymentNo,
    merchant: { accountNo: STATION_MCHID },
    amountFen: 20000,
    channelTransactionNo: '4200001234202511220000000001',
    paidAt: new Date('2025-11-22T05:17:05Z'),
  };

  it('that is answered without a state was collected', async () => {
    wechat.replyWith(answered(paid));
    expect(await verbs.pay()).toEqual(succeeded);
  });

  it.each(['SUCCESS', 'REFUND'])('in the state %s was collected', async (state) => {
    wechat.replyWith(answered({ ...paid, trade_state: state }));
    expect(await verbs.query()).toEqual(succeeded);
  });

  it.each([
    ['NOTPAY', 'pending'],
    ['USERPAYING', 'pending'],
    ['CLOSED', 'closed'],
    ['REVOKED', 'closed'],
    ['PAYERROR', 'closed'],
  ])('in the state %s is %s, whether asked for or just collected', async (trade_state, state) => {
    wechat.replyWith(answered({ out_trade_no: paymentNo, trade_state }));
    expect(await verbs.query()).toEqual({ state, paymentNo });
    expect(await verbs.pay()).toEqual({ state, paymentNo });
  });

  it('while a password is typed is pending', async () => {
    wechat.replyWith(refused('USERPAYING'));
    expect(await verbs.pay()).toEqual({ state: 'pending', paymentNo });
  });

  it('nobody knows is missing', async () => {
    wechat.replyWith(refused('ORDERNOTEXIST'));
    expect(await verbs.query()).toEqual({ state: 'missing', paymentNo });
  });
});

describe('a refund', () => {
  const report = { refundNo, refundFen: 6000, channelRefundNo: '50000000382019052709732678859' };

  it('that is taken on is not refunded yet', async () => {
    wechat.replyWith(answered(refunded));
    expect(await verbs.refund()).toEqual({ ...report, state: 'pending' });
  });

  it.each([
    ['PROCESSING', 'pending'],
    ['SUCCESS', 'succeeded'],
    ['REFUNDCLOSE', 'closed'],
    ['CHANGE', 'abnormal'],
  ])('in the state %s is %s', async (status, state) => {
    wechat.replyWith(answered({ ...asked, refund_status_0: status }));
    expect(await verbs.queryRefund()).toEqual({ ...report, state, refundedAt: new Date('2025-11-22T06:00:03Z') });
  });

  it('is found among others of its trade', async () => {
    const others = { out_refund_no_0: 'R1', refund_status_0: 'SUCCESS', refund_id_0: '1', refund_fee_0: '1' };
    const own = { out_refund_no_1: refundNo, refund_status_1: 'PROCESSING', refund_id_1: '2', refund_fee_1: '6000' };
    wechat.replyWith(answered({ ...others, ...own }));
    expect(await verbs.queryRefund()).toEqual({ refundNo, state: 'pending', refundFen: 6000, channelRefundNo: '2' });
  });

  it('nobody knows is missing', async () => {
    wechat.replyWith(refused('REFUNDNOTEXIST'));
    expect(await verbs.queryRefund()).toEqual({ refundNo, state: 'missing' });
  });
});

describe('a reverse', () => {
  it.each([
    ['is done', answered({ recall: 'N' }), 'reversed'],
    ['is to be said again', answered({ recall: 'Y' }), 'again'],
    ['failed for now', refused('SYSTEMERROR', { recall: 'Y' }), 'again'],
    ['came while a password is typed', refused('USERPAYING', { recall: 'N' }), 'again'],
    ['is of a trade that never was', refused('ORDERNOTEXIST', { recall: 'N' }), 'reversed'],
  ])('that %s', async (_, reply, outcome) => {
    wechat.replyWith(reply);
    expect(await verbs.undo()).toBe(outcome);
  });
});

describe('a refusal', () => {
  it.each([
    ...['AUTHCODEEXPIRE', 'AUTH_CODE_INVALID', 'AUTH_CODE_ERROR', 'NOTENOUGH', 'NOTSUPORTCARD', 'NOAUTH'].map(
      declinedPay,
    ),
    ...['TRADE_ERROR', 'PARAM_ERROR', 'BUYER_MISMATCH', 'ORDERCLOSED', 'ORDERREVERSED'].map(declinedPay),
    ...['SYSTEMERROR', 'BANKERROR', 'ORDERPAID', 'OUT_TRADE_NO_USED', 'INVALID_REQUEST', 'NEVER_HEARD_OF'].map(openPay),
    { verb: 'query', code: 'SYSTEMERROR', outcome: 'unknown' },
    { verb: 'query', code: 'PARAM_ERROR', outcome: 'unknown' },
    { verb: 'undo', code: 'SYSTEMERROR', outcome: 'unknown' },
    { verb: 'undo', code: 'REVERSE_EXPIRE', outcome: 'declined' },
    { verb: 'refund', code: 'NOTENOUGH', outcome: 'declined' },
    { verb: 'refund', code: 'USER_ACCOUNT_ABNORMAL', outcome: 'declined' },
    { verb: 'refund', code: 'BIZERR_NEED_RETRY', outcome: 'unknown' },
    { verb: 'refund', code: 'SYSTEMERROR', outcome: 'unknown' },
    { verb: 'queryRefund', code: 'SYSTEMERROR', outcome: 'unknown' },
  ] as const)('of $verb with $code is $outcome', async ({ verb, code, outcome }) => {
    wechat.replyWith(refused(code));
    await expect(verbs[verb]()).rejects.toMatchObject({ name: 'ChannelError', outcome });
  });
});

describe('an answer nobody can trust leaves the outcome unknown', () => {
  const unsigned = { ...heading, result_code: 'SUCCESS', ...paid };
  const md5 = createHash('md5').update(`x&key=${API_KEY}`).digest('hex').toUpperCase();
  const answers: [string, Reply, string][] = [
    ['without a signature', { status: 200, body: writeXml(unsigned) }, 'BAD_SIGNATURE'],
    ['signed with another key', answered(paid, 'another key'), 'BAD_SIGNATURE'],
    ['signed with MD5', { status: 200, body: writeXml({ ...unsigned, sign: md5 }) }, 'BAD_SIGNATURE'],
    ['altered on the way', altered(answered(paid)), 'BAD_SIGNATURE'],
    [
      'that turned us away',
      { status: 200, body: writeXml({ return_code: 'FAIL', return_msg: '签名错误' }) },
      'RETURN_FAIL',
    ],
    ['of another station', answered({ ...paid, sub_mch_id: '1' }), 'OTHER_MERCHANT'],
    ['about another trade', answered({ ...paid, out_trade_no: 'P2' }), 'OTHER_TRADE'],
    ['refused without a code', answered({ result_code: 'FAIL' }), 'MALFORMED'],
    ['in a state we never heard of', answered({ ...paid, trade_state: 'MAYBE' }), 'MALFORMED'],
    ['paid but without a time', answered({ ...paid, time_end: '' }), 'MALFORMED'],
    ['in fractions of a fen', answered({ ...paid, total_fee: '0.5' }), 'MALFORMED'],
    ['in dollars', answered({ ...paid, fee_type: 'USD' }), 'MALFORMED'],
    ['that is no XML', { status: 200, body: 'ok' }, 'MALFORMED'],
    ['with half a document', { status: 200, body: '<xml><a>' }, 'MALFORMED'],
    ['with a field twice', { status: 200, body: '<xml><a>1</a><a>2</a></xml>' }, 'MALFORMED'],
    ['with entities of its own', bomb(), 'MALFORMED'],
    ['of a proxy', { status: 502, body: '<html></html>' }, 'HTTP_502'],
  ];
  it.each(answers)('%s', async (_, reply, code) => {
    wechat.replyWith(reply);
    await expect(verbs.pay()).rejects.toMatchObject({ outcome: 'unknown', code });
  });

  it.each(everyVerb)('%s: no answer in time, or a cut connection', async (verb) => {
    wechat.replyWith('silence');
    await expect(verbs[verb]()).rejects.toMatchObject({ outcome: 'unknown', code: 'TIMED_OUT' });
    wechat.replyWith('reset');
    await expect(verbs[verb]()).rejects.toMatchObject({ outcome: 'unknown', code: 'NO_ANSWER' });
  });

  it('a question about a trade answered without a state, and a refund of another, prove nothing', async () => {
    wechat.replyWith(answered(paid));
    await expect(verbs.query()).rejects.toMatchObject({ outcome: 'unknown', code: 'MALFORMED' });
    wechat.replyWith(answered({ ...refunded, out_refund_no: 'R2' }));
    await expect(verbs.refund()).rejects.toMatchObject({ outcome: 'unknown', code: 'OTHER_REFUND' });
    wechat.replyWith(answered({ ...asked, out_refund_no_0: 'R2', refund_status_0: 'SUCCESS' }));
    await expect(verbs.queryRefund()).rejects.toMatchObject({ outcome: 'unknown', code: 'OTHER_REFUND' });
  });
});

function declinedPay(code: string) {
  return { verb: 'pay', code, outcome: 'declined' } as const;
}

function openPay(code: string) {
  return { verb: 'pay', code, outcome: 'unknown' } as const;
}

function altered({ status, body }: Exclude<Reply, string>): Reply {
  return { status, body: body.replace('20000', '20001') };
}

function bomb(): Reply {
  const body =
    '<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><xml><return_code>&b;</return_code></xml>';
  return { status: 200, body };
}
