import { alipaySigner, paymentNo, refundNo, somePaidTrade, someUnpaidTrade, station } from './testing/builders';
import { answered, startFakeAlipay, type FakeAlipay } from './testing/fakeAlipay';
import { business, METHODS, refusal, success, verbsOf } from './testing/verbs';

let alipay: FakeAlipay;
beforeAll(async () => {
  alipay = await startFakeAlipay();
});
afterAll(() => alipay.stop());

const verbs = verbsOf(() => alipay);

const paidReport = {
  state: 'succeeded',
  paymentNo,
  merchant: { accountNo: station.accountNo },
  amountFen: 20_005,
  channelTransactionNo: '2025112222001400000000000001',
  paidAt: new Date('2025-11-22T05:17:05Z'),
};

describe('a trade asked for', () => {
  it.each(['TRADE_SUCCESS', 'TRADE_FINISHED'])('in the state %s was paid, at their time in Beijing', async (state) => {
    alipay.replyWith(success('query', somePaidTrade({ trade_status: state })));
    expect(await verbs.query()).toEqual(paidReport);
  });

  it.each([
    ['WAIT_BUYER_PAY', 'pending'],
    ['TRADE_CLOSED', 'closed'],
  ])('in the state %s is %s', async (status, state) => {
    alipay.replyWith(success('query', someUnpaidTrade(status)));
    expect(await verbs.query()).toEqual({ state, paymentNo });
  });

  it('that was paid and given back in full leaves nothing with the merchant: closed', async () => {
    alipay.replyWith(success('query', somePaidTrade({ trade_status: 'TRADE_CLOSED' })));
    expect(await verbs.query()).toEqual({ state: 'closed', paymentNo });
  });

  it.each(['ACQ.TRADE_NOT_EXIST', 'TRADE_NOT_EXIST', 'aop.ACQ.TRADE_NOT_EXIST'])('%s is missing', async (subCode) => {
    alipay.replyWith(refusal('query', ['40004', subCode]));
    expect(await verbs.query()).toEqual({ state: 'missing', paymentNo });
  });
});

describe("collecting from a payer's code", () => {
  it('believes the trade, not the 10000: the money may have been rolled back', async () => {
    alipay.replyWith(success('pay', somePaidTrade()), success('query', someUnpaidTrade('TRADE_CLOSED')));
    expect(await verbs.pay()).toEqual({ state: 'closed', paymentNo });
  });

  it('is pending when the trade cannot be asked about right after', async () => {
    alipay.replyWith(success('pay', somePaidTrade()), 'reset');
    expect(await verbs.pay()).toEqual({ state: 'pending', paymentNo });
  });

  it('is pending while the payer types a password', async () => {
    alipay.replyWith(answered(alipaySigner, METHODS.pay, { code: '10003', msg: 'order success pay inprocess' }));
    expect(await verbs.pay()).toEqual({ state: 'pending', paymentNo });
  });
});

describe('reversing', () => {
  it.each([
    ['N', 'reversed'],
    ['Y', 'again'],
  ])('with retry_flag %s is %s', async (retryFlag, outcome) => {
    alipay.replyWith(success('undo', { out_trade_no: paymentNo, retry_flag: retryFlag, action: 'close' }));
    expect(await verbs.undo()).toBe(outcome);
  });

  it('is tried again when the station has no money to give back', async () => {
    alipay.replyWith(business('undo', 'SELLER_BALANCE_NOT_ENOUGH'));
    expect(await verbs.undo()).toBe('again');
  });

  it('after a day is declined: then it is a refund', async () => {
    alipay.replyWith(business('undo', 'TRADE_CANCEL_TIME_OUT'));
    await expect(verbs.undo()).rejects.toMatchObject({ outcome: 'declined', code: 'TRADE_CANCEL_TIME_OUT' });
  });
});

describe('closing', () => {
  const cancelled = success('undo', { out_trade_no: paymentNo, retry_flag: 'N' });

  it('a code nobody scanned cancels it, so that nobody can scan it afterwards', async () => {
    alipay.replyWith(business('close', 'TRADE_NOT_EXIST'), cancelled);
    await expect(verbs.close()).resolves.toBeUndefined();
    expect(alipay.received.at(-1)?.fields['method']).toBe('alipay.trade.cancel');
  });

  it('is not done while cancelling is not', async () => {
    alipay.replyWith(
      business('close', 'TRADE_NOT_EXIST'),
      success('undo', { out_trade_no: paymentNo, retry_flag: 'Y' }),
    );
    await expect(verbs.close()).rejects.toMatchObject({ outcome: 'unknown' });
  });

  it('says ORDER_PAID when the payer was faster', async () => {
    alipay.replyWith(business('close', 'REASON_TRADE_STATUS_INVALID'), success('query', somePaidTrade()));
    await expect(verbs.close()).rejects.toMatchObject({ outcome: 'declined', code: 'ORDER_PAID' });
  });

  it('a closed one is done', async () => {
    alipay.replyWith(business('close', 'TRADE_STATUS_ERROR'), success('query', someUnpaidTrade('TRADE_CLOSED')));
    await expect(verbs.close()).resolves.toBeUndefined();
  });
});

describe('a refund', () => {
  it('is done when money moved, with its own amount and not the sum', async () => {
    const content = { out_trade_no: paymentNo, fund_change: 'Y', refund_fee: '120.00' };
    alipay.replyWith(success('refund', content));
    expect(await verbs.refund()).toEqual({ refundNo, state: 'succeeded', refundFen: 6000 });
  });

  it.each([{ fund_change: 'N' }, {}])('is pending when no money moved: %j', async (change) => {
    alipay.replyWith(success('refund', { out_trade_no: paymentNo, refund_fee: '60.00', ...change }));
    expect(await verbs.refund()).toEqual({ refundNo, state: 'pending', refundFen: 6000 });
  });

  it('asked for is done at their time', async () => {
    const done = { out_request_no: refundNo, refund_status: 'REFUND_SUCCESS', refund_amount: '60.00' };
    alipay.replyWith(success('queryRefund', { ...done, gmt_refund_pay: '2025-11-22 14:00:03' }));
    const refundedAt = new Date('2025-11-22T06:00:03Z');
    expect(await verbs.queryRefund()).toEqual({ refundNo, state: 'succeeded', refundFen: 6000, refundedAt });
  });

  it('they say nothing about is missing', async () => {
    alipay.replyWith(success('queryRefund', { out_trade_no: paymentNo }));
    expect(await verbs.queryRefund()).toEqual({ refundNo, state: 'missing' });
  });
});

describe('a refusal', () => {
  it.each([
    ['pay', '40004', 'ACQ.BUYER_BALANCE_NOT_ENOUGH', 'declined'],
    ['pay', '40004', 'ACQ.PAYMENT_AUTH_CODE_INVALID', 'declined'],
    ['pay', '40004', 'ACQ.TRADE_HAS_CLOSE', 'declined'],
    ['pay', '40004', 'ACQ.TRADE_HAS_SUCCESS', 'unknown'],
    ['pay', '40004', 'ACQ.CONTEXT_INCONSISTENT', 'unknown'],
    ['pay', '40004', 'ACQ.TRADE_BUYER_NOT_MATCH', 'unknown'],
    ['pay', '40004', 'ACQ.SYSTEM_ERROR', 'unknown'],
    ['pay', '40004', 'AQC.SYSTEM_ERROR', 'unknown'],
    ['pay', '40004', 'aop.ACQ.SYSTEM_ERROR', 'unknown'],
    ['pay', '20000', 'isp.unknow-error', 'unknown'],
    ['pay', '20000', 'aop.unknow-error', 'unknown'],
    ['pay', '40005', 'isv.method-call-limited', 'unknown'],
    ['pay', '40002', 'isv.invalid-signature', 'declined'],
    ['pay', '20001', 'aop.invalid-app-auth-token', 'declined'],
    ['pay', '50000', 'never.heard-of', 'unknown'],
    ['create', '40004', 'ACQ.APPLY_PC_MERCHANT_CODE_ERROR', 'unknown'],
    ['create', '40004', 'ACQ.INVALID_PARAMETER', 'declined'],
    ['refund', '40004', 'ACQ.SELLER_BALANCE_NOT_ENOUGH', 'declined'],
    ['refund', '40004', 'ACQ.SYSTEM_ERROR', 'unknown'],
    ['undo', '40004', 'ACQ.SYSTEM_ERROR', 'unknown'],
    ['query', '40004', 'ACQ.INVALID_PARAMETER', 'unknown'],
    ['query', '40006', 'isv.insufficient-isv-permissions', 'unknown'],
    ['queryRefund', '40004', 'ACQ.TRADE_NOT_EXIST', 'unknown'],
  ] as const)('of %s with %s %s is %s', async (verb, code, subCode, outcome) => {
    alipay.replyWith(refusal(verb, [code, subCode]));
    await expect(verbs[verb]()).rejects.toMatchObject({ name: 'ChannelError', outcome });
  });
});
