import { Fen } from '@jiayou/contract';
import type { Channel, ChannelCode, Merchant, PaymentNo, RawCallback, RefundNo, RefundReport } from '../channel';

/** What can be made to go wrong with a payment or a refund. */
export type Fault =
  | 'answer-lost'
  | 'payer-types-password'
  | 'payer-refuses'
  | 'callback-forged'
  | 'callback-altered'
  | 'callback-other-merchant';

/** A channel with somebody at its other end who does what a test says. It calls back only when asked to. */
export interface Stage {
  readonly channel: Channel;
  readonly merchant: Merchant;
  /** Collects in whatever way the channel has, nothing going wrong. */
  collect(paymentNo: PaymentNo, amountFen: Fen): Promise<void>;
  /** Before the payment or the refund is asked for, or its callback is sent. */
  goWrong(no: PaymentNo | RefundNo, fault: Fault): Promise<void>;
  /** What a payer's wallet shows now. */
  payerCode(): Promise<string>;
  /** A payer scans a code we show; whether the wallet opened. */
  scan(codeUrl: string): Promise<boolean>;
  /** The payer confirms; `evenClosed`: was quicker than a close already answered. Whether it was paid by that. */
  confirm(paymentNo: PaymentNo, how?: { readonly evenClosed: boolean }): Promise<boolean>;
  /** What the provider says when it calls back about the payment, or about its refund. */
  callbackOf(paymentNo: PaymentNo, refundNo?: RefundNo): Promise<RawCallback>;
  stop(): Promise<void>;
}

export interface Kind {
  readonly code: ChannelCode;
  /** What it can; the channel must say the same of itself. */
  readonly has: { readonly codes: boolean; readonly qr: boolean; readonly callbacks: boolean };
  start(): Promise<Stage>;
}

const total = Fen.parse(10_000);
let counted = 0;
const newPaymentNo = () => `P${number()}` as PaymentNo;
const newRefundNo = () => `R${number()}` as RefundNo;

/** What is true of every channel, told with it and its provider's simulator. Nothing here names a provider. */
export function describeChannel(name: string, kind: Kind): void {
  describe(name, () => {
    let stage: Stage;
    const at = () => stage;
    beforeAll(async () => {
      stage = await kind.start();
    });
    afterAll(() => stage.stop());

    test('it can what it says it can', () => {
      const { code, codes, qr, callbacks } = stage.channel;
      const has = { codes: codes !== undefined, qr: qr !== undefined, callbacks: callbacks !== undefined };
      expect({ code, has }).toEqual({ code: kind.code, has: kind.has });
    });

    describePayments(at);
    describeRefunds(at);
    if (kind.has.codes) describeCodes(at);
    if (kind.has.qr) describeQr(at);
    if (kind.has.callbacks) describeCallbacks(at);
  });
}

function describePayments(at: () => Stage): void {
  test('what was never asked for is missing', async () => {
    const { channel, merchant } = at();
    const paymentNo = newPaymentNo();
    expect(await channel.query(merchant, paymentNo)).toEqual({ state: 'missing', paymentNo });
  });

  test("what was collected is told with our number and amount, the station's account and their time", async () => {
    const { channel, merchant, collect } = at();
    const paymentNo = newPaymentNo();
    const before = Date.now();
    await collect(paymentNo, total);
    const report = await channel.query(merchant, paymentNo);
    expect(report).toMatchObject({
      state: 'succeeded',
      paymentNo,
      amountFen: total,
      merchant: { accountNo: merchant.accountNo },
      channelTransactionNo: expect.stringMatching(/./),
    });
    const paidAt = report.state === 'succeeded' ? report.paidAt.getTime() : 0;
    // Providers cut off milliseconds.
    expect(paidAt).toBeGreaterThanOrEqual(before - 1000);
    expect(paidAt).toBeLessThanOrEqual(Date.now());
  });

  test('what was paid cannot be closed', async () => {
    const { channel, merchant, collect } = at();
    const paymentNo = newPaymentNo();
    await collect(paymentNo, total);
    await expect(channel.close(merchant, paymentNo)).rejects.toMatchObject({ outcome: 'declined', code: 'ORDER_PAID' });
    expect(await channel.query(merchant, paymentNo)).toMatchObject({ state: 'succeeded' });
  });
}

function describeRefunds(at: () => Stage): void {
  const paid = async () => {
    const paymentNo = newPaymentNo();
    await at().collect(paymentNo, total);
    return paymentNo;
  };
  const refund = (paymentNo: PaymentNo, refundNo: RefundNo, refundFen: number) => {
    const { channel, merchant } = at();
    const request = {
      merchant,
      paymentNo,
      refundNo,
      refundFen: Fen.parse(refundFen),
      paidFen: total,
      reason: '加错油枪',
    };
    return channel.refund(request);
  };

  test('two parts of a payment come back, each with its own amount', async () => {
    const paymentNo = await paid();
    const [first, second] = [newRefundNo(), newRefundNo()];
    await refund(paymentNo, first, 6000);
    await refund(paymentNo, second, 4000);
    expect(await ended(at(), first, paymentNo)).toMatchObject({ state: 'succeeded', refundNo: first, refundFen: 6000 });
    expect(await ended(at(), second, paymentNo)).toMatchObject({
      state: 'succeeded',
      refundNo: second,
      refundFen: 4000,
    });
  });

  test('never more comes back than was paid', async () => {
    const paymentNo = await paid();
    await refund(paymentNo, newRefundNo(), 6000);
    const tooMuch = newRefundNo();
    await expect(refund(paymentNo, tooMuch, 4001)).rejects.toMatchObject({ outcome: 'declined' });
    expect(await at().channel.queryRefund(at().merchant, tooMuch, paymentNo)).toMatchObject({ state: 'missing' });
  });

  test('the same refund asked for again, even when its answer was lost, gives back once', async () => {
    const paymentNo = await paid();
    const refundNo = newRefundNo();
    await at().goWrong(refundNo, 'answer-lost');
    await expect(refund(paymentNo, refundNo, 6000)).rejects.toMatchObject({ outcome: 'unknown' });
    await refund(paymentNo, refundNo, 6000);
    await refund(paymentNo, refundNo, 6000);
    expect(await ended(at(), refundNo, paymentNo)).toMatchObject({ state: 'succeeded', refundFen: 6000 });
    // What is left is exactly the rest.
    const rest = newRefundNo();
    await refund(paymentNo, rest, 4000);
    expect(await ended(at(), rest, paymentNo)).toMatchObject({ state: 'succeeded' });
  });

  test('a partly refunded payment was paid all the same', async () => {
    const paymentNo = await paid();
    const refundNo = newRefundNo();
    await refund(paymentNo, refundNo, 1);
    await ended(at(), refundNo, paymentNo);
    expect(await at().channel.query(at().merchant, paymentNo)).toMatchObject({ state: 'succeeded', amountFen: total });
  });

  test('a refund that never was is missing', async () => {
    const paymentNo = await paid();
    const refundNo = newRefundNo();
    expect(await at().channel.queryRefund(at().merchant, refundNo, paymentNo)).toEqual({ refundNo, state: 'missing' });
  });
}

function describeCodes(at: () => Stage): void {
  const pay = async (paymentNo: PaymentNo, authCode?: string) =>
    codesOf(at()).pay(await codeRequest(at(), paymentNo, authCode));

  test("a payer's code pays at once, and only once", async () => {
    const authCode = await at().payerCode();
    const [paymentNo, other] = [newPaymentNo(), newPaymentNo()];
    expect(await pay(paymentNo, authCode)).toMatchObject({ state: 'succeeded', paymentNo, amountFen: total });
    await expect(pay(other, authCode)).rejects.toMatchObject({ outcome: 'declined' });
    expect(await at().channel.query(at().merchant, other)).not.toMatchObject({ state: 'succeeded' });
  });

  test.each(['1234567890123456', '', '99'.repeat(9)])(
    '%p is no code of this wallet: nothing is collected',
    async (authCode) => {
      await expect(pay(newPaymentNo(), authCode)).rejects.toMatchObject({ outcome: 'declined' });
    },
  );

  test('paid twice with one number collects once', async () => {
    const paymentNo = newPaymentNo();
    const first = await pay(paymentNo);
    await pay(paymentNo).catch((error: unknown) => expect(error).toMatchObject({ outcome: 'unknown' }));
    expect(await at().channel.query(at().merchant, paymentNo)).toEqual(first);
  });

  test('when the answer is lost it may have collected: the question tells', async () => {
    const paymentNo = newPaymentNo();
    await at().goWrong(paymentNo, 'answer-lost');
    await expect(pay(paymentNo)).rejects.toMatchObject({ outcome: 'unknown' });
    expect(await at().channel.query(at().merchant, paymentNo)).toMatchObject({ state: 'succeeded', amountFen: total });
  });

  test('a payer without money is declined', async () => {
    const paymentNo = newPaymentNo();
    await at().goWrong(paymentNo, 'payer-refuses');
    await expect(pay(paymentNo)).rejects.toMatchObject({ outcome: 'declined' });
    expect(await at().channel.query(at().merchant, paymentNo)).not.toMatchObject({ state: 'succeeded' });
  });

  test('while the payer types a password it is pending, then paid', async () => {
    const paymentNo = newPaymentNo();
    await at().goWrong(paymentNo, 'payer-types-password');
    expect(await pay(paymentNo)).toEqual({ state: 'pending', paymentNo });
    expect(await at().channel.query(at().merchant, paymentNo)).toEqual({ state: 'pending', paymentNo });
    expect(await at().confirm(paymentNo)).toBe(true);
    expect(await at().channel.query(at().merchant, paymentNo)).toMatchObject({ state: 'succeeded', amountFen: total });
  });

  test('what was reversed before the payer confirmed can no longer be paid', async () => {
    const paymentNo = newPaymentNo();
    await at().goWrong(paymentNo, 'payer-types-password');
    await pay(paymentNo);
    expect(await codesOf(at()).reverse(at().merchant, paymentNo)).toBe('reversed');
    expect(await at().confirm(paymentNo)).toBe(false);
    expect(await at().channel.query(at().merchant, paymentNo)).toEqual({ state: 'closed', paymentNo });
  });

  test('what was reversed after the payer confirmed went back; saying it again is fine', async () => {
    const paymentNo = newPaymentNo();
    await pay(paymentNo);
    expect(await codesOf(at()).reverse(at().merchant, paymentNo)).toBe('reversed');
    expect(await codesOf(at()).reverse(at().merchant, paymentNo)).toBe('reversed');
    expect(await at().channel.query(at().merchant, paymentNo)).toEqual({ state: 'closed', paymentNo });
  });
}

function describeQr(at: () => Stage): void {
  const show = async (paymentNo: PaymentNo) => {
    const { channel, merchant } = at();
    const expiresAt = new Date(Date.now() + 600_000);
    const shown = await channel.qr?.create({ ...trade(merchant, paymentNo), expiresAt });
    return shown?.codeUrl ?? '';
  };

  test('a code that is shown collects when it is scanned and confirmed', async () => {
    const { channel, merchant, scan, confirm } = at();
    const paymentNo = newPaymentNo();
    const codeUrl = await show(paymentNo);
    // Some providers know of it only when somebody scans it.
    expect(['pending', 'missing']).toContain((await channel.query(merchant, paymentNo)).state);
    expect(await scan(codeUrl)).toBe(true);
    expect(await channel.query(merchant, paymentNo)).toEqual({ state: 'pending', paymentNo });
    expect(await confirm(paymentNo)).toBe(true);
    expect(await channel.query(merchant, paymentNo)).toMatchObject({ state: 'succeeded', amountFen: total });
  });

  test('a code that was closed before anybody scanned it opens no wallet any more', async () => {
    const { channel, merchant, scan } = at();
    const paymentNo = newPaymentNo();
    const codeUrl = await show(paymentNo);
    await channel.close(merchant, paymentNo);
    await channel.close(merchant, paymentNo);
    expect(await scan(codeUrl)).toBe(false);
    expect(['closed', 'missing']).toContain((await channel.query(merchant, paymentNo)).state);
  });

  test('a scanned code that was closed cannot be paid', async () => {
    const { channel, merchant, scan, confirm } = at();
    const paymentNo = newPaymentNo();
    await scan(await show(paymentNo));
    await channel.close(merchant, paymentNo);
    expect(await confirm(paymentNo)).toBe(false);
    expect(await channel.query(merchant, paymentNo)).toEqual({ state: 'closed', paymentNo });
    await channel.close(merchant, paymentNo);
  });

  test('a late success after a close is told as a success', async () => {
    const { channel, merchant, scan, confirm } = at();
    const paymentNo = newPaymentNo();
    await scan(await show(paymentNo));
    await channel.close(merchant, paymentNo);
    expect(await confirm(paymentNo, { evenClosed: true })).toBe(true);
    expect(await channel.query(merchant, paymentNo)).toMatchObject({ state: 'succeeded', amountFen: total });
  });
}

function describeCallbacks(at: () => Stage): void {
  const read = async (callback: RawCallback) => at().channel.callbacks?.read(callback);

  test('its callback says what its answer says', async () => {
    const { channel, merchant, collect, callbackOf } = at();
    const paymentNo = newPaymentNo();
    await collect(paymentNo, total);
    const report = await channel.query(merchant, paymentNo);
    const told = await read(await callbackOf(paymentNo));
    expect(told).toEqual({ kind: 'payment', notifyId: expect.stringMatching(/./), report });
    // The next try of the same one is recognised.
    expect(await read(await callbackOf(paymentNo))).toEqual(told);
  });

  test.each(['callback-forged', 'callback-altered'] as const)('a %s changes nothing', async (fault) => {
    const { collect, goWrong, callbackOf } = at();
    const paymentNo = newPaymentNo();
    await collect(paymentNo, total);
    await goWrong(paymentNo, fault);
    await expect(read(await callbackOf(paymentNo))).rejects.toMatchObject({ name: 'ChannelError', outcome: 'forged' });
  });

  test("another station's money is told as another station's", async () => {
    const { merchant, collect, goWrong, callbackOf } = at();
    const paymentNo = newPaymentNo();
    await collect(paymentNo, total);
    await goWrong(paymentNo, 'callback-other-merchant');
    const told = await read(await callbackOf(paymentNo));
    expect(told?.report).toMatchObject({ paymentNo, state: 'succeeded' });
    expect(told?.report).not.toMatchObject({ merchant: { accountNo: merchant.accountNo } });
  });

  test('a refund calls back with its number', async () => {
    const { channel, merchant, collect, callbackOf } = at();
    const [paymentNo, refundNo] = [newPaymentNo(), newRefundNo()];
    await collect(paymentNo, total);
    await channel.refund({ merchant, paymentNo, refundNo, refundFen: Fen.parse(2500), paidFen: total, reason: '退款' });
    await ended(at(), refundNo, paymentNo);
    expect(await read(await callbackOf(paymentNo, refundNo))).toMatchObject({
      kind: 'refund',
      report: { refundNo, state: 'succeeded', merchant: { accountNo: merchant.accountNo } },
    });
  });
}

/** Asks until the channel's word about the refund is final. */
async function ended({ channel, merchant }: Stage, refundNo: RefundNo, paymentNo: PaymentNo): Promise<RefundReport> {
  for (;;) {
    const report = await channel.queryRefund(merchant, refundNo, paymentNo);
    if (report.state !== 'pending') return report;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function codeRequest({ merchant, payerCode }: Stage, paymentNo: PaymentNo, authCode?: string) {
  return {
    ...trade(merchant, paymentNo),
    authCode: authCode ?? (await payerCode()),
    tillId: 'b2f7a4c8-0d3e-4c51-9f66-0a1b2c3d4e5f',
  };
}

function trade(merchant: Merchant, paymentNo: PaymentNo) {
  return { merchant, paymentNo, amountFen: total, description: '92# 3号枪', stationCode: 'SH0001' };
}

function codesOf({ channel }: Stage) {
  if (!channel.codes) throw new Error(`${channel.code} takes no payer's code`);
  return channel.codes;
}

/** Unlike any other of this run, and of runs on the same simulator. */
function number(): string {
  counted += 1;
  return `${Date.now()}${process.pid}${String(counted).padStart(4, '0')}`;
}
