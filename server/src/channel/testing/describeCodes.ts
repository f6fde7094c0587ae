import type { PaymentNo, PaymentReport } from '../channel';
import { newPaymentNo, total, trade, type Stage } from './stage';

export function describeCodes(at: () => Stage): void {
  test("a payer's code pays at once, and only once", async () => {
    const authCode = await at().payerCode();
    const [paymentNo, other] = [newPaymentNo(), newPaymentNo()];
    expect(await pay(at(), paymentNo, authCode)).toMatchObject({ state: 'succeeded', paymentNo, amountFen: total });
    await expect(pay(at(), other, authCode)).rejects.toMatchObject({ outcome: 'declined' });
    expect(await at().channel.query(at().merchant, other)).not.toMatchObject({ state: 'succeeded' });
  });

  test.each(['1234567890123456', '', '99'.repeat(9)])(
    '%p is no code of this wallet: nothing is collected',
    async (authCode) => {
      await expect(pay(at(), newPaymentNo(), authCode)).rejects.toMatchObject({ outcome: 'declined' });
    },
  );

  test('paid twice with one number collects once', async () => {
    const paymentNo = newPaymentNo();
    const first = await pay(at(), paymentNo);
    await pay(at(), paymentNo).catch((error: unknown) => expect(error).toMatchObject({ outcome: 'unknown' }));
    expect(await at().channel.query(at().merchant, paymentNo)).toEqual(first);
  });

  test('when the answer is lost it may have collected: the question tells', async () => {
    const paymentNo = newPaymentNo();
    await at().goWrong(paymentNo, 'answer-lost');
    await expect(pay(at(), paymentNo)).rejects.toMatchObject({ outcome: 'unknown' });
    expect(await at().channel.query(at().merchant, paymentNo)).toMatchObject({ state: 'succeeded', amountFen: total });
  });

  test('a payer without money is declined', async () => {
    const paymentNo = newPaymentNo();
    await at().goWrong(paymentNo, 'payer-refuses');
    await expect(pay(at(), paymentNo)).rejects.toMatchObject({ outcome: 'declined' });
    expect(await at().channel.query(at().merchant, paymentNo)).not.toMatchObject({ state: 'succeeded' });
  });
}

export function describeReversals(at: () => Stage): void {
  test('while the payer types a password it is pending, then paid', async () => {
    const paymentNo = newPaymentNo();
    await at().goWrong(paymentNo, 'payer-types-password');
    expect(await pay(at(), paymentNo)).toEqual({ state: 'pending', paymentNo });
    expect(await at().channel.query(at().merchant, paymentNo)).toEqual({ state: 'pending', paymentNo });
    expect(await at().confirm(paymentNo)).toBe(true);
    expect(await at().channel.query(at().merchant, paymentNo)).toMatchObject({ state: 'succeeded', amountFen: total });
  });

  test('what was reversed before the payer confirmed can no longer be paid', async () => {
    const paymentNo = newPaymentNo();
    await at().goWrong(paymentNo, 'payer-types-password');
    await pay(at(), paymentNo);
    expect(await codesOf(at()).reverse(at().merchant, paymentNo)).toBe('reversed');
    expect(await at().confirm(paymentNo)).toBe(false);
    expect(await at().channel.query(at().merchant, paymentNo)).toEqual({ state: 'closed', paymentNo });
  });

  test('what was reversed after the payer confirmed went back; saying it again is fine', async () => {
    const paymentNo = newPaymentNo();
    await pay(at(), paymentNo);
    expect(await codesOf(at()).reverse(at().merchant, paymentNo)).toBe('reversed');
    expect(await codesOf(at()).reverse(at().merchant, paymentNo)).toBe('reversed');
    expect(await at().channel.query(at().merchant, paymentNo)).toEqual({ state: 'closed', paymentNo });
  });
}

async function pay(stage: Stage, paymentNo: PaymentNo, authCode?: string): Promise<PaymentReport> {
  const tillId = 'b2f7a4c8-0d3e-4c51-9f66-0a1b2c3d4e5f';
  const request = { ...trade(stage.merchant, paymentNo), authCode: authCode ?? (await stage.payerCode()), tillId };
  return codesOf(stage).pay(request);
}

function codesOf({ channel }: Stage) {
  if (!channel.codes) throw new Error(`${channel.code} takes no payer's code`);
  return channel.codes;
}
