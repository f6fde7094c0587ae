import { ChannelError, type CallbackReader, type RawCallback } from '../channel';
import { createAlipay } from './index';
import { alipaySigner, appSigner, paymentNo, refundNo, someNotice, someSettings, station } from './testing/builders';
import { notification } from './testing/fakeAlipay';

const receivedAt = new Date('2025-11-22T05:17:06Z');
const callbacks = readerOf(createAlipay(someSettings()).callbacks);
const callback = (body: string): RawCallback => ({ headers: {}, body, receivedAt });
const genuine = (overrides: Readonly<Record<string, string>> = {}) =>
  callback(notification(alipaySigner, someNotice(overrides)));

describe('a notification of Alipay', () => {
  it('reports a payment with our number, station, amount and their time', async () => {
    expect(await callbacks.read(genuine())).toEqual({
      kind: 'payment',
      notifyId: '2025112200222131706000000000000001',
      report: {
        state: 'succeeded',
        paymentNo,
        merchant: { accountNo: station.accountNo },
        amountFen: 20_005,
        channelTransactionNo: '2025112222001400000000000001',
        paidAt: new Date('2025-11-22T05:17:05Z'),
      },
    });
  });

  it.each([
    ['WAIT_BUYER_PAY', 'pending'],
    ['TRADE_CLOSED', 'closed'],
  ])('in the state %s says it is %s', async (status, state) => {
    const told = await callbacks.read(genuine({ trade_status: status, gmt_payment: '' }));
    expect(told).toMatchObject({ kind: 'payment', report: { state, paymentNo } });
  });

  it.each(['TRADE_SUCCESS', 'TRADE_CLOSED'])(
    'of a refund (%s) says which one, and not how much it was',
    async (status) => {
      const refund = { out_biz_no: refundNo, refund_fee: '120.00', gmt_refund: '2025-11-22 14:00:03.123' };
      expect(await callbacks.read(genuine({ trade_status: status, ...refund }))).toEqual({
        kind: 'refund',
        notifyId: '2025112200222131706000000000000001',
        report: {
          refundNo,
          state: 'succeeded',
          merchant: { accountNo: station.accountNo },
          refundedAt: new Date('2025-11-22T06:00:03.123Z'),
        },
      });
    },
  );

  it('of a reversal, which has no refund number, says that the payment is closed', async () => {
    const reversed = { trade_status: 'TRADE_CLOSED', refund_fee: '200.05', gmt_refund: '2025-11-22 14:00:03.123' };
    expect(await callbacks.read(genuine(reversed))).toMatchObject({ kind: 'payment', report: { state: 'closed' } });
  });
});

describe('a forgery changes nothing', () => {
  const { body } = genuine();
  it.each([
    ['without a signature', new URLSearchParams(someNotice()).toString(), 'WEAK_SIGNATURE'],
    ['with an empty signature', replaced(body, 'sign', ''), 'BAD_SIGNATURE'],
    ['signed by the merchant', notification(appSigner, someNotice()), 'BAD_SIGNATURE'],
    ['with another amount', replaced(body, 'total_amount', '200.06'), 'BAD_SIGNATURE'],
    ['with a field more', `${body}&refund_fee=1.00`, 'BAD_SIGNATURE'],
    ["signed by Alipay's own key, but with SHA-1", notification(alipaySigner, someNotice(), 'RSA'), 'WEAK_SIGNATURE'],
    [
      'a SHA-1 one that calls itself RSA2',
      replaced(notification(alipaySigner, someNotice(), 'RSA'), 'sign_type', 'RSA2'),
      'BAD_SIGNATURE',
    ],
    ['with a field twice', `${body}&total_amount=0.01`, 'REPEATED_FIELD'],
    ['for another app', notification(alipaySigner, someNotice({ app_id: '2021000000000002' })), 'OTHER_APP'],
    ['for no app', notification(alipaySigner, someNotice({ app_id: '' })), 'OTHER_APP'],
    ['of JSON', '{"trade_status":"TRADE_SUCCESS"}', 'WEAK_SIGNATURE'],
    ['of nothing', '', 'WEAK_SIGNATURE'],
  ])('%s', async (_, forged, code) => {
    await expect(callbacks.read(callback(forged))).rejects.toMatchObject({ outcome: 'forged', code });
  });
});

describe('a genuine notification we cannot read is not acknowledged', () => {
  it('of another product', async () => {
    await expect(callbacks.read(genuine({ notify_type: 'dut_user_sign' }))).rejects.toMatchObject({
      outcome: 'unknown',
      code: 'UNKNOWN_EVENT',
    });
  });

  it.each([
    ['paid without a time', { gmt_payment: '' }],
    ['an amount with three decimals', { total_amount: '1.005' }],
    ['a state we never heard of', { trade_status: 'TRADE_PENDING' }],
    ['a day that does not exist', { gmt_payment: '2025-13-41 00:00:00' }],
    ['no seller', { seller_id: '' }],
  ])('%s', async (_, overrides) => {
    const read = callbacks.read(genuine(overrides));
    await expect(read).rejects.toMatchObject({ outcome: 'unknown', code: 'MALFORMED' });
  });
});

describe('Alipay hears', () => {
  it('success, in seven letters, when it was taken', () => {
    expect(callbacks.acknowledgement).toEqual({ status: 200, body: 'success' });
  });

  it.each([
    [new ChannelError('forged', 'BAD_SIGNATURE', { message: 'secret detail' }), 401],
    [new ChannelError('unknown', 'MALFORMED', { message: 'secret detail' }), 500],
    [new Error('secret detail'), 500],
  ])('failure without our reasons when it was not: %s', (error, status) => {
    expect(callbacks.refusal(error)).toEqual({ status, body: 'failure' });
  });
});

function readerOf(reader: CallbackReader | undefined): CallbackReader {
  if (!reader) throw new Error('Alipay sends notifications');
  return reader;
}

function replaced(body: string, name: string, value: string): string {
  const fields = new URLSearchParams(body);
  fields.set(name, value);
  return fields.toString();
}
