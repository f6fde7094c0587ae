import type { WalletParams } from '@jiayou/contract';

/** What a driver shows to prove who they are: a one-time code and the WeChat app it is good for. */
interface SignInProof {
  readonly app: 'mini-program' | 'official-account';
  readonly code: string;
}

export interface Identity {
  /** Whether asking for a proof can happen without the driver seeing another page. */
  readonly isSilent: () => boolean;
  /** Never settles when the page is left to fetch the proof; the next page load goes on. */
  readonly proof: () => Promise<SignInProof>;
}

/** GCJ-02 degrees. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

export type Located =
  | ({ readonly kind: 'known' } & Position)
  /** The person or the system said no. */
  | { readonly kind: 'denied' }
  /** No signal, or it took too long. */
  | { readonly kind: 'unavailable' };

/**
 * What the wallet said. None of it means *paid*: only the server says so. `left`: the page is being left for a wallet
 * page and comes back with its own answer. `missing`: there is no wallet here.
 */
export type WalletAnswer = 'ok' | 'cancel' | 'fail' | 'left' | 'missing';

/** The page that opened the wallet, and the order's id or the scanned token it shows. */
export interface WalletReturn {
  readonly page: 'order' | 'scan';
  readonly key: string;
}

export interface WalletRequest {
  readonly params: WalletParams;
  /** Where a wallet page sends the payer back to. */
  readonly back: WalletReturn;
}
