import type { PaymentNo, WalletParams } from '../channel';
import { lockScannedOrder } from '../order';
import { openWallet } from '../payment';
import type { DriverCaller } from '../session';
import { attemptScanned } from './attemptScanned';
import type { CollectContext } from './collectContext';

/** A payer who opened the till's code in WeChat pays there. @throws AppError like {@link attemptScanned} and {@link openWallet} */
export async function payScanned(
  context: CollectContext,
  { token, driver }: { readonly token: string; readonly driver: DriverCaller },
  now: Date,
): Promise<{ paymentNo: PaymentNo; wallet: WalletParams }> {
  const { driverId, appId, openId } = driver;
  const lock = (tx: Parameters<typeof lockScannedOrder>[0]) => lockScannedOrder(tx, token);
  const attempt = { lock, method: 'wallet', channel: 'wechat-pay', payer: { appId, openId }, driverId } as const;
  return openWallet(context, await attemptScanned(context, attempt, now), now);
}
