import { Fen } from '@jiayou/contract';
import type { RawCallback } from '../channel';
import { ended, newPaymentNo, newRefundNo, total, type Stage } from './stage';

export function describeCallbacks(at: () => Stage): void {
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
