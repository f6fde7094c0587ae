import type { DriverOrder, OrderId } from '@jiayou/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { driverApi } from '../../api';
import { type ApiError, errorOf } from '../../ApiError';
import { openWallet } from '../../platform/wallet';
import { usePolling } from '../../usePolling';
import { takeOver } from './handOver';
import { orderScreen, type WalletStage } from './orderScreen';
import { isPaperSettled } from './paper';

export type Following = ReturnType<typeof useOrder>;

/**
 * An order from its wallet to its receipt. It shows what the server says and keeps asking until that is final.
 * @param said what a wallet page said on the way back, if the driver comes from one
 */
export function useOrder(orderId: OrderId, said: WalletStage) {
  const [order, setOrder] = useState<DriverOrder>();
  const [wallet, setWallet] = useState(said);
  const [error, setError] = useState<ApiError>();
  const [refusal, setRefusal] = useState<ApiError>();
  const [askedAtMs, setAskedAtMs] = useState(Date.now);

  const turn = useRef(0);

  const learn = useCallback(async (ask: () => Promise<DriverOrder>) => {
    const mine = (turn.current += 1);
    // An answer overtaken by a newer question may be older than what is shown.
    const unlessOvertaken = (apply: () => void) => turn.current === mine && apply();
    try {
      const answer = await ask();
      unlessOvertaken(() => setOrder(answer));
      unlessOvertaken(() => setError(undefined));
    } catch (thrown) {
      unlessOvertaken(() => setError(errorOf(thrown)));
    }
    setAskedAtMs(Date.now());
  }, []);
  const look = useCallback(
    () => learn(() => driverApi('GET /driver/orders/:orderId', { params: { orderId } })),
    [learn, orderId],
  );
  const check = useCallback(() => learn(() => checked(orderId)), [learn, orderId]);

  const pay = useCallback(async () => {
    setRefusal(undefined);
    setWallet('opening');
    try {
      const params = await walletParams(orderId);
      setWallet(await openWallet({ orderId, params }));
      await check();
    } catch (thrown) {
      await afterRefusal(errorOf(thrown), { setWallet, setRefusal, look });
    }
  }, [check, look, orderId]);
  const cancel = useCallback(async () => {
    await learn(() => driverApi('POST /driver/orders/:orderId/cancel', { params: { orderId }, body: {} }));
  }, [learn, orderId]);

  useArrival({ orderId, setOrder, pay, first: said === 'untouched' ? look : check });
  const screen = order && orderScreen(order, wallet);
  usePolling(screen === 'confirming' ? check : look, order && intervalMs(order, wallet));
  return { order, screen, wallet, error, refusal, askedAtMs, pay, cancel, look };
}

function useArrival(arrival: {
  orderId: OrderId;
  setOrder: (order: DriverOrder) => void;
  pay: () => Promise<void>;
  first: () => Promise<void>;
}): void {
  const hasArrived = useRef(false);
  useEffect(() => {
    if (hasArrived.current) return;
    hasArrived.current = true;
    const placed = takeOver(arrival.orderId);
    if (placed !== undefined) arrival.setOrder(placed);
    void (placed === undefined ? arrival.first() : arrival.pay());
  }, [arrival]);
}

async function walletParams(orderId: OrderId) {
  const request = { params: { orderId }, body: { channel: 'wechat-pay' as const } };
  return (await driverApi('POST /driver/orders/:orderId/payments', request)).wallet;
}

function checked(orderId: OrderId): Promise<DriverOrder> {
  return driverApi('POST /driver/orders/:orderId/check', { params: { orderId }, body: {} });
}

async function afterRefusal(
  error: ApiError,
  to: { setWallet: (stage: WalletStage) => void; setRefusal: (error: ApiError) => void; look: () => Promise<void> },
): Promise<void> {
  to.setWallet(error.code === 'payment.unknown' ? 'unknown' : 'untouched');
  if (error.code === 'order.already_paid' || error.code === 'order.not_payable') return to.look();
  if (error.code !== 'payment.unknown') to.setRefusal(error);
}

/** The server asks the channel at most every 2 s; nothing is gained by asking faster. */
function intervalMs(order: DriverOrder, wallet: WalletStage): number | undefined {
  if (order.state === 'open') return orderScreen(order, wallet) === 'confirming' ? 2000 : 5000;
  return order.state === 'paid' && !isPaperSettled(order) ? 2000 : undefined;
}
