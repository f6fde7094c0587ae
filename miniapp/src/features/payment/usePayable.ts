import type { OrderState, WalletParams } from '@jiayou/contract';
import { useCallback, useRef, useState } from 'react';
import { type ApiError, errorOf } from '../../ApiError';
import type { WalletReturn } from '../../platform/types';
import { hasWallet, openWallet } from '../../platform/wallet';
import { orderScreen, type WalletStage } from './orderScreen';

/** What can be paid from a phone, and how the server is asked about it. */
export interface Payable<T> {
  readonly look: () => Promise<T>;
  /** Has the server ask the channel first. */
  readonly check: () => Promise<T>;
  /** Begins a payment, or answers the one that waits. */
  readonly begin: () => Promise<WalletParams>;
  readonly back: WalletReturn;
}

/**
 * From the wallet to the server's word about it. It shows what the server says; the wallet's word only makes it wait.
 * @param payable the same object as long as it is the same order
 * @param said what a wallet page said on the way back, if the driver comes from one
 */
export function usePayable<T extends { readonly state: OrderState }>(payable: Payable<T>, said: WalletStage) {
  const { value: order, error, askedAtMs, learn, set } = useLatest<T>();
  const [wallet, setWallet] = useState(said);
  const [refusal, setRefusal] = useState<ApiError>();

  const look = useCallback(() => learn(payable.look), [learn, payable]);
  const check = useCallback(() => learn(payable.check), [learn, payable]);
  const pay = useCallback(async () => {
    setRefusal(undefined);
    setWallet('opening');
    try {
      if (!(await hasWallet())) return setWallet('missing');
      setWallet(await openWallet({ params: await payable.begin(), back: payable.back }));
      await check();
    } catch (thrown) {
      const refused = errorOf(thrown);
      setWallet(refused.code === 'payment.unknown' ? 'unknown' : 'untouched');
      if (refused.code !== 'payment.unknown') setRefusal(refused);
      if (refused.code === 'order.already_paid' || refused.code === 'order.not_payable') await look();
    }
  }, [check, look, payable]);

  const screen = order && orderScreen(order, wallet);
  return { order, set, learn, screen, wallet, error, refusal, askedAtMs, pay, look, check };
}

/** The latest answer; one overtaken by a newer question may be older than what is shown and is dropped. */
function useLatest<T>() {
  const [value, set] = useState<T>();
  const [error, setError] = useState<ApiError>();
  const [askedAtMs, setAskedAtMs] = useState(Date.now);
  const turn = useRef(0);

  const learn = useCallback(async (ask: () => Promise<T>) => {
    const mine = (turn.current += 1);
    const unlessOvertaken = (apply: () => void) => turn.current === mine && apply();
    try {
      const answer = await ask();
      unlessOvertaken(() => set(answer));
      unlessOvertaken(() => setError(undefined));
    } catch (thrown) {
      unlessOvertaken(() => setError(errorOf(thrown)));
    }
    setAskedAtMs(Date.now());
  }, []);
  return { value, error, askedAtMs, learn, set };
}
