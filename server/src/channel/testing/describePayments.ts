import { newPaymentNo, total, type Stage } from './stage';

export function describePayments(at: () => Stage): void {
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
