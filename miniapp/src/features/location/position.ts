import Taro from '@tarojs/taro';
import { locate } from '../../platform/location';
import type { Located, Position } from '../../platform/types';

const consentKey = 'location-consent';
const freshMs = 30_000;
type Consent = 'agreed' | 'by-hand' | 'unasked';

export type Where = Located | { readonly kind: 'unasked' | 'by-hand' | 'locating' };

let held: { located: Located; atMs: number } | undefined;

/** What the driver said when asked whether the position may be used. */
export function locationConsent(): Consent {
  const said: unknown = Taro.getStorageSync(consentKey);
  return said === 'agreed' || said === 'by-hand' ? said : 'unasked';
}

export function keepConsent(consent: Exclude<Consent, 'unasked'>): void {
  Taro.setStorageSync(consentKey, consent);
}

/** Where the car is; half a minute old at most. */
export async function readPosition(): Promise<Located> {
  if (held?.located.kind === 'known' && Date.now() - held.atMs < freshMs) return held.located;
  const located = await locate();
  held = { located, atMs: Date.now() };
  return located;
}

/** For pages that use the position when there is one and never ask for it. */
export async function positionIfAllowed(): Promise<Position | undefined> {
  if (locationConsent() !== 'agreed') return undefined;
  return positionOf(await readPosition());
}

export function positionOf(where: Where): Position | undefined {
  return where.kind === 'known' ? { latitude: where.latitude, longitude: where.longitude } : undefined;
}
