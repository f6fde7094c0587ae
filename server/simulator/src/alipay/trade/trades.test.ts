import { call, openPlayground, paid, PID, trade, type Playground } from '../testing/playground';

let at: Playground;
beforeAll(async () => {
  at = await openPlayground();
});
afterAll(() => at.stop());

const ask = async (name: string, content: object) =>
  (await call(at, { method: `alipay.trade.${name}`, content })).answer;
const pay = async (no: string, overrides: object = {}) =>
  ask('pay', trade(no, { scene: 'bar_code', auth_code: await at.payerCode(), ...overrides }));
const query = (no: string) => ask('query', { out_trade_no: no });
const refund = (no: string, requestNo: string, amount: string) =>
  ask('refund', { out_trade_no: no, out_request_no: requestNo, refund_amount: amount });
const refundOf = (no: string, requestNo: string) =>
  ask('fastpay.refund.query', { out_trade_no: no, out_request_no: requestNo, query_options: ['gmt_refund_pay'] });

describe('a code to be scanned', () => {
  test('is no trade before somebody scans it, and can be asked for once', async () => {
    const { qr_code: code } = await ask('precreate', trade('QR1'));
    expect(await query('QR1')).toMatchObject({ code: '40004', sub_code: 'ACQ.TRADE_NOT_EXIST' });
    expect(await ask('precreate', trade('QR1'))).toMatchObject({ sub_code: 'ACQ.APPLY_PC_MERCHANT_CODE_ERROR' });
    await at.control('/alipay/scan', { qr_code: code, user: 'driver-2' });
    expect(await query('QR1')).toMatchObject({ code: '10000', trade_status: 'WAIT_BUYER_PAY' });
    expect(await at.control('/alipay/scan', { qr_code: code, user: 'driver-1' })).toEqual({
      refusal: '该二维码已被他人扫描',
    });
  });

  test('is still good after a close, which finds no trade, and dead after a cancel, which has no action', async () => {
    const { qr_code: code } = await ask('precreate', trade('QR2'));
    expect(await ask('close', { out_trade_no: 'QR2' })).toMatchObject({ sub_code: 'ACQ.TRADE_NOT_EXIST' });
    expect(await ask('cancel', { out_trade_no: 'QR2' })).toEqual({
      code: '10000',
      msg: 'Success',
      out_trade_no: 'QR2',
      retry_flag: 'N',
    });
    expect(await at.control('/alipay/scan', { qr_code: code, user: 'driver-1' })).toHaveProperty('refusal');
  });

  test('dies with its time', async () => {
    const { qr_code: code } = await ask('precreate', trade('QR3', { timeout_express: '5m' }));
    await at.control('/clock', { offsetMs: 6 * 60_000 });
    expect(await at.control('/alipay/scan', { qr_code: code, user: 'driver-1' })).toHaveProperty('refusal');
    await at.control('/clock', {});
  });
});

describe("a payer's code", () => {
  test('is 18 digits that begin with 28, changes after a minute and is taken for two', async () => {
    const code = await at.payerCode();
    expect(code).toMatch(/^28\d{16}$/);
    expect(await at.payerCode()).toBe(code);
    await at.control('/clock', { offsetMs: 61_000 });
    expect(await at.payerCode()).not.toBe(code);
    expect(await pay('BAR1', { auth_code: code })).toMatchObject({ code: '10000' });
    expect(await pay('BAR2', { auth_code: code })).toMatchObject({ sub_code: 'ACQ.PAYMENT_AUTH_CODE_INVALID' });
    await at.control('/clock', {});
  });

  test('needs a password from 1000 yuan on; who never types it is closed in time', async () => {
    expect(await pay('BAR3', { total_amount: '1000.00', timeout_express: '5m' })).toMatchObject({ code: '10003' });
    expect(await query('BAR3')).toMatchObject({ trade_status: 'WAIT_BUYER_PAY' });
    await at.control('/clock', { offsetMs: 6 * 60_000 });
    expect(await query('BAR3')).toMatchObject({ trade_status: 'TRADE_CLOSED' });
    expect(await at.control('/alipay/trades/BAR3/confirm', {})).toMatchObject({ result: 'closed' });
    await at.control('/clock', {});
  });

  test.each([
    ['.51', undefined, 'TRADE_SUCCESS'],
    ['.56', 'ACQ.SYSTEM_ERROR', undefined],
    ['.59', 'isp.unknow-error', 'TRADE_SUCCESS'],
    ['.72', 'ACQ.BUYER_BALANCE_NOT_ENOUGH', 'TRADE_CLOSED'],
  ])('of an amount that ends in %s is answered with %s and ends as %s', async (cents, subCode, status) => {
    const no = `CENTS${cents.slice(1)}`;
    const answer: Record<string, unknown> = await pay(no, { total_amount: `200${cents}` }).catch(() => ({}));
    expect(answer['sub_code']).toBe(subCode);
    expect((await query(no))['trade_status']).toBe(status);
  });

  test('the same number with another amount is refused, with the same it has been paid', async () => {
    await pay('BAR4');
    expect(await pay('BAR4', { total_amount: '1.00' })).toMatchObject({ sub_code: 'ACQ.CONTEXT_INCONSISTENT' });
    expect(await pay('BAR4')).toMatchObject({ sub_code: 'ACQ.TRADE_HAS_SUCCESS' });
  });

  test("another payer's code does not go on with a trade that somebody else is paying", async () => {
    await at.order('BAR6', { name: 'payer-types-password' });
    await pay('BAR6');
    const stranger = await at.payerCode('driver-2');
    expect(await pay('BAR6', { auth_code: stranger })).toMatchObject({ sub_code: 'ACQ.TRADE_BUYER_NOT_MATCH' });
    expect(await pay('BAR7', { auth_code: stranger })).toMatchObject({ code: '10000' });
  });

  test('what is answered as paid may be rolled back', async () => {
    await at.order('BAR5', { name: 'pay-rolled-back' });
    expect(await pay('BAR5')).toMatchObject({ code: '10000', total_amount: '200.00' });
    expect(await query('BAR5')).toMatchObject({ trade_status: 'TRADE_CLOSED' });
  });
});

describe('cancelling', () => {
  test('closes what waits and gives back what was paid, within a day', async () => {
    await at.order('C1', { name: 'payer-types-password' });
    await pay('C1');
    expect(await ask('cancel', { out_trade_no: 'C1' })).toMatchObject({ retry_flag: 'N', action: 'close' });
    await pay('C2');
    expect(await ask('cancel', { out_trade_no: 'C2' })).toMatchObject({ retry_flag: 'N', action: 'refund' });
    await pay('C3');
    await at.control('/clock', { offsetMs: 25 * 3_600_000 });
    expect(await ask('cancel', { out_trade_no: 'C3' })).toMatchObject({ sub_code: 'ACQ.TRADE_CANCEL_TIME_OUT' });
    await at.control('/clock', {});
  });

  test('may have to be said again, and may meet a payer who is quicker', async () => {
    await at.order(
      'C4',
      { name: 'payer-types-password' },
      { name: 'reverse-again' },
      { name: 'success-during-reverse' },
    );
    await pay('C4');
    expect(await ask('cancel', { out_trade_no: 'C4' })).toMatchObject({ retry_flag: 'Y' });
    expect(await ask('cancel', { out_trade_no: 'C4' })).toMatchObject({ retry_flag: 'N', action: 'refund' });
  });
});

describe('refunds', () => {
  test('add up in refund_fee, never exceed, repeat without moving money, and the last one closes the trade', async () => {
    await paid(at, 'R1');
    expect(await refund('R1', 'r1', '60.00')).toMatchObject({ fund_change: 'Y', refund_fee: '60.00' });
    expect(await refund('R1', 'r2', '40.00')).toMatchObject({ fund_change: 'Y', refund_fee: '100.00' });
    expect(await refund('R1', 'r1', '60.00')).toMatchObject({ fund_change: 'N', refund_fee: '100.00' });
    expect(await refund('R1', 'r1', '61.00')).toMatchObject({ sub_code: 'ACQ.DISCORDANT_REPEAT_REQUEST' });
    expect(await refund('R1', 'r3', '100.01')).toMatchObject({ sub_code: 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL' });
    expect(await query('R1')).toMatchObject({ trade_status: 'TRADE_SUCCESS' });
    expect(await refund('R1', 'r3', '100.00')).toMatchObject({ fund_change: 'Y', refund_fee: '200.00' });
    expect(await query('R1')).toMatchObject({ trade_status: 'TRADE_CLOSED' });
    expect(await refundOf('R1', 'r2')).toMatchObject({ refund_status: 'REFUND_SUCCESS', refund_amount: '40.00' });
  });

  test('without a number are for the whole trade only', async () => {
    await paid(at, 'R2');
    const content = { out_trade_no: 'R2', refund_amount: '1.00' };
    expect(await ask('refund', content)).toMatchObject({ sub_code: 'ACQ.INVALID_PARAMETER' });
    expect(await ask('refund', { ...content, refund_amount: '200' })).toMatchObject({ fund_change: 'Y' });
  });

  test('that are answered and never done say nothing, and are done when they are asked for again', async () => {
    await paid(at, 'R3');
    await at.order('lost', { name: 'refund-lost' });
    expect(await refund('R3', 'lost', '50.00')).toMatchObject({ fund_change: 'N', refund_fee: '0.00' });
    expect(await refundOf('R3', 'lost')).toEqual({ code: '10000', msg: 'Success' });
    expect(await refund('R3', 'lost', '50.00')).toMatchObject({ fund_change: 'Y', refund_fee: '50.00' });
  });

  test('that are slow are not done yet', async () => {
    await paid(at, 'R4');
    await at.order('slow', { name: 'refund-slow', s: 3_000 });
    expect(await refund('R4', 'slow', '50.00')).toMatchObject({ fund_change: 'N' });
    expect(await refundOf('R4', 'slow')).not.toHaveProperty('refund_status');
    while (!('refund_status' in (await refundOf('R4', 'slow'))))
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await refundOf('R4', 'slow')).toMatchObject({ refund_status: 'REFUND_SUCCESS' });
  });

  test('a year later are over', async () => {
    await paid(at, 'R5');
    await at.control('/clock', { offsetMs: 366 * 86_400_000 });
    expect(await query('R5')).toMatchObject({ trade_status: 'TRADE_FINISHED' });
    expect(await refund('R5', 'r5', '1.00')).toMatchObject({ sub_code: 'ACQ.TRADE_HAS_FINISHED' });
    await at.control('/clock', {});
  });
});

test('control tells of a trade by its number and merchant', async () => {
  await paid(at, 'CTRL1');
  expect(await at.control(`/alipay/trades/CTRL1?pid=${PID}`)).toMatchObject({ trade: { status: 'TRADE_SUCCESS' } });
  expect(await at.control('/alipay/trades/CTRL2')).toEqual({ failed: 404 });
});
