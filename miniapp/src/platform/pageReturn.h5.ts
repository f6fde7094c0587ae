import { pageOf } from './pageAddress';
import type { WalletReturn } from './types';

/**
 * Leaving for WeChat's sign-in page or a wallet page and finding the way back. The router lives behind `#`, which those
 * pages do not keep, so the place is remembered here and put back before the router starts.
 */
const stateKey = 'jiayou.return.state';
const hashKey = 'jiayou.return.hash';

let code: string | undefined;

/** Runs before the router reads the address. Takes the code out of the address bar: it is good once and is nobody's business. */
export function arrive(): void {
  window.addEventListener('pageshow', (event) => {
    // Back from a page that was left half-way: the frozen page would wait forever.
    if (event.persisted) location.reload();
  });
  const page = pageOf(location.href);
  if (page !== undefined) return show(page);
  const query = new URLSearchParams(location.search);
  const given = query.get('code');
  if (given === null) return;
  // Another state than ours is somebody else's sign-in.
  if (query.get('state') === taken(stateKey)) code = given;
  show(taken(hashKey) ?? '');
}

export function takeCode(): string | undefined {
  const once = code;
  code = undefined;
  return once;
}

/** Remembers where we are, under a word that must come back with the code. */
export function newState(): string {
  const state = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  localStorage.setItem(stateKey, state);
  localStorage.setItem(hashKey, location.hash);
  return state;
}

/** Where a wallet page sends the payer back to; it adds its `wallet=` word. */
export function walletReturnUrl({ page, key }: WalletReturn): string {
  return `${location.origin}${location.pathname}?${page}=${key}`;
}

export function leaveFor(url: string): Promise<never> {
  location.href = url;
  return new Promise(() => {
    // The page is going away; nothing may run on with half an answer.
  });
}

function taken(key: string): string | null {
  const text = localStorage.getItem(key);
  localStorage.removeItem(key);
  return text;
}

function show(hash: string): void {
  history.replaceState(null, '', location.pathname + hash);
}
