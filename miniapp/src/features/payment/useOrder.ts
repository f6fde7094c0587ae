import type { DriverOrder, OrderId } from '@jiayou/contract';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { driverApi } from '../../api';
import { usePolling } from '../../usePolling';
import { takeOver } from './handOver';
import { orderScreen, type WalletStage } from './orderScreen';
import { isPaperSettled } from './paper';
import { type Payable, usePayable } from './usePayable';

export type Following = ReturnType<typeof useOrder>;

/**
 * An order from its wallet to its receipt. It shows what the server says and keeps asking until that is final.
 * @param said what a wallet page said on the way back, if the driver comes from one
 */
export function useOrder(orderId: OrderId, said: WalletStage) {
  const { set, learn, check, ...following } = usePayable(
    useMemo(() => payableOrder(orderId), [orderId]),
    said,
  );
  const { order, screen, wallet, pay, look } = following;
  const cancel = useCallback(async () => {
    await learn(() => driverApi('POST /driver/orders/:orderId/cancel', { params: { orderId }, body: {} }));
  }, [learn, orderId]);

  useArrival({ orderId, set, pay, first: said === 'untouched' ? look : check });
  usePolling(screen === 'confirming' ? check : look, order && intervalMs(order, wallet));
  return { ...following, cancel };
}

function payableOrder(orderId: OrderId): Payable<DriverOrder> {
  return {
    look: () => driverApi('GET /driver/orders/:orderId', { params: { orderId } }),
    check: () => driverApi('POST /driver/orders/:orderId/check', { params: { orderId }, body: {} }),
    begin: async () => {
      const request = { params: { orderId }, body: { channel: 'wechat-pay' as const } };
      return (await driverApi('POST /driver/orders/:orderId/payments', request)).wallet;
    },
    back: { page: 'order', key: orderId },
  };
}

function useArrival(arrival: {
  orderId: OrderId;
  set: (order: DriverOrder) => void;
  pay: () => Promise<void>;
  first: () => Promise<void>;
}): void {
  const hasArrived = useRef(false);
  useEffect(() => {
    if (hasArrived.current) return;
    hasArrived.current = true;
    const placed = takeOver(arrival.orderId);
    if (placed !== undefined) arrival.set(placed);
    void (placed === undefined ? arrival.first() : arrival.pay());
  }, [arrival]);
}

/** The server asks the channel at most every 2 s; nothing is gained by asking faster. */
function intervalMs(order: DriverOrder, wallet: WalletStage): number | undefined {
  if (order.state === 'open') return orderScreen(order, wallet) === 'confirming' ? 2000 : 5000;
  return order.state === 'paid' && !isPaperSettled(order) ? 2000 : undefined;
}
