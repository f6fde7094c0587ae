import { ChannelError, type CallbackReader, type RawCallback } from '../channel';
import { createWechatPay } from './index';
import {
  API_V3_KEY,
  merchantSigner,
  paymentNo,
  publicKeySigner,
  refundNo,
  somePaidTrade,
  someSettings,
  SP_MCHID,
  STATION_MCHID,
} from './testing/builders';
import { encryptResource, signatureHeaders } from './testing/keyring';

const receivedAt = new Date('2025-11-22T05:17:06Z');

/** A callback as WeChat Pay sends it; overrides say what is different about this one. */
function someCallback(
  content: object,
  {
    eventType = 'TRANSACTION.SUCCESS',
    originalType = 'transaction',
    signer = publicKeySigner,
    sentAt = receivedAt,
  } = {},
): RawCallback {
  const body = JSON.stringify({
    id: 'EV-2018022511223320873',
    create_time: '2025-11-22T13:17:05+08:00',
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary: '支付成功',
    resource: { original_type: originalType, ...encryptResource(API_V3_KEY, JSON.stringify(content), originalType) },
  });
  return { headers: signatureHeaders(signer, body, sentAt), body, receivedAt };
}

const refundOptions = { eventType: 'REFUND.SUCCESS', originalType: 'refund' };
const refundNotice = {
  sp_mchid: SP_MCHID,
  sub_mchid: STATION_MCHID,
  out_trade_no: paymentNo,
  transaction_id: '4200001234202511220000000001',
  out_refund_no: refundNo,
  refund_id: '50000000382019052709732678859',
  refund_status: 'SUCCESS',
  success_time: '2025-11-22T14:00:03+08:00',
  user_received_account: '零钱',
  amount: { total: 20000, refund: 6000, payer_total: 19500, payer_refund: 5850 },
};

const callbacks = readerOf(createWechatPay(someSettings()).callbacks);

describe('a callback of WeChat Pay', () => {
  it('reports a payment with our number, station, amount and their time', async () => {
    expect(await callbacks.read(someCallback(somePaidTrade()))).toEqual({
      kind: 'payment',
      notifyId: 'EV-2018022511223320873',
      report: {
        state: 'succeeded',
        paymentNo,
        merchant: { accountNo: STATION_MCHID },
        amountFen: 20000,
        channelTransactionNo: '4200001234202511220000000001',
        paidAt: new Date('2025-11-22T05:17:05Z'),
      },
    });
  });

  it('reports a refund', async () => {
    expect(await callbacks.read(someCallback(refundNotice, refundOptions))).toEqual({
      kind: 'refund',
      notifyId: 'EV-2018022511223320873',
      report: {
        refundNo,
        state: 'succeeded',
        merchant: { accountNo: STATION_MCHID },
        refundFen: 6000,
        channelRefundNo: '50000000382019052709732678859',
        refundedAt: new Date('2025-11-22T06:00:03Z'),
      },
    });
  });

  it.each([
    ['ABNORMAL', 'abnormal'],
    ['CLOSED', 'closed'],
  ])('reports a refund that is %s', async (status, state) => {
    const { success_time: _, ...notice } = { ...refundNotice, refund_status: status };
    const options = { ...refundOptions, eventType: `REFUND.${status}` };
    expect(await callbacks.read(someCallback(notice, options))).toMatchObject({ report: { state } });
  });

  it('may name the provider as mchid in a refund', async () => {
    const { sp_mchid, ...notice } = refundNotice;
    const callback = someCallback({ ...notice, mchid: sp_mchid }, refundOptions);
    expect(await callbacks.read(callback)).toMatchObject({ report: { refundNo } });
  });
});

describe('a forgery changes nothing', () => {
  const genuine = someCallback(somePaidTrade());
  const signature = genuine.headers['wechatpay-signature'] ?? '';
  const forgeries: [string, RawCallback, string][] = [
    ['without headers', { ...genuine, headers: {} }, 'HEADERS_MISSING'],
    ['without a nonce', withHeader(genuine, 'wechatpay-nonce', undefined), 'HEADERS_MISSING'],
    ['with an empty signature', withHeader(genuine, 'wechatpay-signature', ''), 'HEADERS_MISSING'],
    ['with a signature of another length', withHeader(genuine, 'wechatpay-signature', 'AAAA'), 'BAD_SIGNATURE'],
    ['with one byte more', { ...genuine, body: `${genuine.body}\n` }, 'BAD_SIGNATURE'],
    ['with another nonce', withHeader(genuine, 'wechatpay-nonce', 'other'), 'BAD_SIGNATURE'],
    ['signed by a merchant', someCallback(somePaidTrade(), { signer: merchantSigner }), 'UNKNOWN_SERIAL'],
    ['signed by a stranger in our name', signedByStranger(), 'BAD_SIGNATURE'],
    ['made to probe us', withHeader(genuine, 'wechatpay-signature', `WECHATPAY/SIGNTEST/${signature}`), 'SIGN_TEST'],
    ['without a real timestamp', withHeader(genuine, 'wechatpay-timestamp', 'NaN'), 'TIMESTAMP_TOO_FAR'],
    ['five minutes old', sentSecondsAgo(300), 'TIMESTAMP_TOO_FAR'],
    ['five minutes early', sentSecondsAgo(-300), 'TIMESTAMP_TOO_FAR'],
    ['for another service provider', someCallback(somePaidTrade({ sp_mchid: '1900000002' })), 'OTHER_MERCHANT'],
    [
      'for the refund of another provider',
      someCallback({ ...refundNotice, sp_mchid: '1900000002' }, refundOptions),
      'OTHER_MERCHANT',
    ],
    [
      'for the refund of nobody',
      someCallback({ ...refundNotice, sp_mchid: undefined }, refundOptions),
      'OTHER_MERCHANT',
    ],
    ['not encrypted for us', withCiphertextOf('another-merchants-apiv3-key-0000'), 'UNDECIPHERABLE'],
  ];
  it.each(forgeries)('%s', async (_, callback, code) => {
    await expect(callbacks.read(callback)).rejects.toMatchObject({ outcome: 'forged', code });
  });

  it.each([299, -299])('%i seconds of difference between the clocks are none', async (seconds) => {
    expect(await callbacks.read(sentSecondsAgo(seconds))).toMatchObject({ kind: 'payment' });
  });
});

describe('a genuine callback we cannot read is not acknowledged', () => {
  it.each([
    ['an event of another product', { eventType: 'COUPON.USE', originalType: 'coupon' }],
    ['a refund event that does not exist', { eventType: 'REFUND.MAYBE', originalType: 'refund' }],
    ['money of a profit sharing in the clothes of a payment', { originalType: 'profitsharing' }],
  ])('%s', async (_, options) => {
    const read = callbacks.read(someCallback(somePaidTrade(), options));
    await expect(read).rejects.toMatchObject({ outcome: 'unknown', code: 'UNKNOWN_EVENT' });
  });

  it.each([
    ['a payment without an amount', someCallback(somePaidTrade({ amount: undefined }))],
    ['a refund without a state', someCallback({ ...refundNotice, refund_status: undefined }, refundOptions)],
    ['a body that is no JSON', signedBody('hello')],
    ['a body with nothing in it', signedBody('{}')],
  ])('%s', async (_, callback) => {
    await expect(callbacks.read(callback)).rejects.toMatchObject({ outcome: 'unknown', code: 'MALFORMED' });
  });
});

describe('WeChat Pay hears', () => {
  it('nothing but a status when it was taken', () => {
    expect(callbacks.acknowledgement).toEqual({ status: 204, body: '' });
  });

  it.each([
    [new ChannelError('forged', 'BAD_SIGNATURE', { message: 'secret detail' }), 401],
    [new ChannelError('unknown', 'MALFORMED', { message: 'secret detail' }), 500],
    [new Error('secret detail'), 500],
  ])('FAIL without our reasons when it was not: %s', (error, status) => {
    const refusal = callbacks.refusal(error);
    expect(refusal.status).toBe(status);
    expect(JSON.parse(refusal.body)).toMatchObject({ code: 'FAIL' });
    expect(refusal.body).not.toContain('secret');
  });
});

function readerOf(reader: CallbackReader | undefined): CallbackReader {
  if (!reader) throw new Error('WeChat Pay sends callbacks');
  return reader;
}

function withHeader(callback: RawCallback, name: string, value: string | undefined): RawCallback {
  return { ...callback, headers: { ...callback.headers, [name]: value } };
}

function signedByStranger(): RawCallback {
  return someCallback(somePaidTrade(), { signer: { ...merchantSigner, serial: publicKeySigner.serial } });
}

function sentSecondsAgo(seconds: number): RawCallback {
  return someCallback(somePaidTrade(), { sentAt: new Date(receivedAt.getTime() - seconds * 1000) });
}

function withCiphertextOf(apiV3Key: string): RawCallback {
  const resource = encryptResource(apiV3Key, JSON.stringify(somePaidTrade()));
  return signedBody(JSON.stringify({ id: 'EV-1', event_type: 'TRANSACTION.SUCCESS', resource }));
}

function signedBody(body: string): RawCallback {
  return { headers: signatureHeaders(publicKeySigner, body, receivedAt), body, receivedAt };
}
