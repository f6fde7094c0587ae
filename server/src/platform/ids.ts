import { createHash, randomBytes, randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import { shanghaiStamp } from './clock';

/** UUID v7: ordered by time, so that indexes grow at one end. */
export const newId = (): string => v7();

/** A number people read and channels take: a one-letter prefix, Shanghai time to the second, twelve random digits: 27 characters. */
export function newNumber(prefix: 'D' | 'P' | 'R', now: Date): string {
  return `${prefix}${shanghaiStamp(now)}${String(randomInt(1_000_000_000_000)).padStart(12, '0')}`;
}

/** 256 random bits for a session. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What we keep of a secret that a client holds. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

// No 0/O, 1/I/L: read from a screen, typed with gloves.
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A code a person types: 10 characters, about 49 bits. */
export const newCode = (): string =>
  Array.from({ length: 10 }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))).join('');
