import { Fen } from '@jiayou/contract';
import type { PaymentNo, RefundNo } from '../channel';
import { ended, newPaymentNo, newRefundNo, total, type Stage } from './stage';

export function describeRefunds(at: () => Stage): void {
  test('two parts of a payment come back, each with its own amount', async () => {
    const paymentNo = await paid(at());
    const [first, second] = [newRefundNo(), newRefundNo()];
    await refund(at(), [paymentNo, first], 6000);
    await refund(at(), [paymentNo, second], 4000);
    expect(await ended(at(), first, paymentNo)).toMatchObject({ state: 'succeeded', refundNo: first, refundFen: 6000 });
    expect(await ended(at(), second, paymentNo)).toMatchObject({ state: 'succeeded', refundFen: 4000 });
  });

  test('never more comes back than was paid', async () => {
    const paymentNo = await paid(at());
    await refund(at(), [paymentNo, newRefundNo()], 6000);
    const tooMuch = newRefundNo();
    await expect(refund(at(), [paymentNo, tooMuch], 4001)).rejects.toMatchObject({ outcome: 'declined' });
    expect(await at().channel.queryRefund(at().merchant, tooMuch, paymentNo)).toMatchObject({ state: 'missing' });
  });

  test('the same refund asked for again gives back once, and what is left is exactly the rest', async () => {
    const paymentNo = await paid(at());
    const [refundNo, rest] = [newRefundNo(), newRefundNo()];
    await refund(at(), [paymentNo, refundNo], 6000);
    await refund(at(), [paymentNo, refundNo], 6000);
    expect(await ended(at(), refundNo, paymentNo)).toMatchObject({ state: 'succeeded', refundFen: 6000 });
    await refund(at(), [paymentNo, rest], 4000);
    expect(await ended(at(), rest, paymentNo)).toMatchObject({ state: 'succeeded' });
  });

  test('a partly refunded payment was paid all the same', async () => {
    const paymentNo = await paid(at());
    const refundNo = newRefundNo();
    await refund(at(), [paymentNo, refundNo], 1);
    await ended(at(), refundNo, paymentNo);
    expect(await at().channel.query(at().merchant, paymentNo)).toMatchObject({ state: 'succeeded', amountFen: total });
  });

  test('a refund that never was is missing', async () => {
    const paymentNo = await paid(at());
    const refundNo = newRefundNo();
    expect(await at().channel.queryRefund(at().merchant, refundNo, paymentNo)).toEqual({ refundNo, state: 'missing' });
  });
}

/** For channels with somebody at their other end. */
export function describeLostRefunds(at: () => Stage): void {
  test('when the answer to a refund is lost, asking for it again gives back once', async () => {
    const paymentNo = await paid(at());
    const [refundNo, rest] = [newRefundNo(), newRefundNo()];
    await at().goWrong(refundNo, 'answer-lost');
    await expect(refund(at(), [paymentNo, refundNo], 6000)).rejects.toMatchObject({ outcome: 'unknown' });
    await refund(at(), [paymentNo, refundNo], 6000);
    expect(await ended(at(), refundNo, paymentNo)).toMatchObject({ state: 'succeeded', refundFen: 6000 });
    await refund(at(), [paymentNo, rest], 4000);
    expect(await ended(at(), rest, paymentNo)).toMatchObject({ state: 'succeeded' });
  });
}

async function paid({ collect }: Stage): Promise<PaymentNo> {
  const paymentNo = newPaymentNo();
  await collect(paymentNo, total);
  return paymentNo;
}

function refund({ channel, merchant }: Stage, [paymentNo, refundNo]: readonly [PaymentNo, RefundNo], fen: number) {
  const refundFen = Fen.parse(fen);
  return channel.refund({ merchant, paymentNo, refundNo, refundFen, paidFen: total, reason: '加错油枪' });
}
