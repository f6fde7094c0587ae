import type { ScannedOrder } from '@jiayou/contract';
import { useEffect, useMemo, useRef } from 'react';
import { driverApi, publicApi } from '../../api';
import { usePolling } from '../../usePolling';
import type { WalletStage } from '../payment/orderScreen';
import { type Payable, usePayable } from '../payment/usePayable';
import { canAskSilently, sessionToken } from '../session/session';

export type Scanning = ReturnType<typeof useScan>;

/**
 * The order behind a till's code, from this phone's wallet to the server's word. Anybody may look; paying signs in.
 * @param said what a wallet page said on the way back, if the payer comes from one
 */
export function useScan(token: string, said: WalletStage) {
  const { check, ...scanning } = usePayable(
    useMemo(() => payableScan(token), [token]),
    said,
  );
  const { order, screen, look } = scanning;

  useFirst(said === 'untouched' ? look : check);
  useSignInAhead(screen === 'unpaid');
  usePolling(screen === 'confirming' ? check : look, order && intervalMs(order, screen));
  return scanning;
}

function payableScan(token: string): Payable<ScannedOrder> {
  return {
    look: () => publicApi('GET /driver/scans/:token', { params: { token } }),
    check: () => publicApi('POST /driver/scans/:token/check', { params: { token }, body: {} }),
    begin: async () => (await driverApi('POST /driver/scans/:token/payments', { params: { token }, body: {} })).wallet,
    back: { page: 'scan', key: token },
  };
}

function useFirst(ask: () => Promise<void>): void {
  const hasAsked = useRef(false);
  useEffect(() => {
    if (hasAsked.current) return;
    hasAsked.current = true;
    void ask();
  }, [ask]);
}

/** Where signing in shows no other page it is done before the button is tapped, so that one tap pays. */
function useSignInAhead(isDue: boolean): void {
  useEffect(() => {
    if (!isDue || !canAskSilently()) return;
    // A refusal is said when the payer pays.
    sessionToken().catch(() => undefined);
  }, [isDue]);
}

function intervalMs({ state }: ScannedOrder, screen: Scanning['screen']): number | undefined {
  if (state !== 'open') return undefined;
  return screen === 'confirming' ? 2000 : 5000;
}
