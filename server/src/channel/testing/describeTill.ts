import { newPaymentNo, total, type Stage } from './stage';

/** For channels where nobody but the till knows what was collected. */
export function describeTill(at: () => Stage): void {
  const collect = (paymentNo = newPaymentNo(), amountFen = total) => {
    const { channel, merchant } = at();
    if (channel.till === undefined) throw new Error(`${channel.code} is not told by tills`);
    const referenceNo = paymentNo.slice(-12);
    return channel.till.collect({ merchant, paymentNo, amountFen, referenceNo, at: new Date() });
  };

  test('what a till said is written once: saying it again answers what was written first', async () => {
    const paymentNo = newPaymentNo();
    const first = await collect(paymentNo);
    expect(await collect(paymentNo)).toEqual(first);
    expect(await at().channel.query(at().merchant, paymentNo)).toEqual(first);
  });

  test('said by two at once it is one payment', async () => {
    const paymentNo = newPaymentNo();
    const said = await Promise.all(Array.from({ length: 10 }, () => collect(paymentNo)));
    expect(new Set(said.map(({ paidAt }) => paidAt.getTime())).size).toBe(1);
  });

  test('what was closed cannot be collected any more', async () => {
    const { channel, merchant } = at();
    const paymentNo = newPaymentNo();
    await channel.close(merchant, paymentNo);
    await channel.close(merchant, paymentNo);
    await expect(collect(paymentNo)).rejects.toMatchObject({ outcome: 'declined' });
    expect(await channel.query(merchant, paymentNo)).toEqual({ state: 'closed', paymentNo });
  });

  test("another station's account knows nothing of it", async () => {
    const paymentNo = newPaymentNo();
    await collect(paymentNo);
    const report = await at().channel.query({ accountNo: 'somebody-else' }, paymentNo);
    expect(report).toEqual({ state: 'missing', paymentNo });
  });
}
