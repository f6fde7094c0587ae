import { generateKeyPairSync, type KeyObject } from 'node:crypto';

let forged: KeyObject | undefined;

/** The key of somebody who knows everything but the platform's private key. */
export function forgersKey(): KeyObject {
  forged ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return forged;
}
