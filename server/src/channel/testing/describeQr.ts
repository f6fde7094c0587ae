import type { PaymentNo } from '../channel';
import { newPaymentNo, total, trade, type Stage } from './stage';

export function describeQr(at: () => Stage): void {
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
