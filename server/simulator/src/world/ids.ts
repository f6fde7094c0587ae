import { createHash, createHmac } from 'node:crypto';

const DIGITS = '0123456789';
const LETTERS = `${DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`;

export interface Ids {
  /** Up to 64 characters for `name`: the same seed and name always give the same answer, in whatever order they are asked. */
  digits(name: string, length: number): string;
  letters(name: string, length: number): string;
  uuid(name: string): string;
}

/** A generator keyed by what an id is for, so that a run replays even when its requests race. */
export function createIds(seed: string): Ids {
  const bytes = (name: string) => createHmac('sha512', seed).update(name).digest();
  return {
    digits: (name, length) => spell(bytes(`digits|${name}`), DIGITS, length),
    letters: (name, length) => spell(bytes(`letters|${name}`), LETTERS, length),
    uuid: (name) => {
      const hex = bytes(`uuid|${name}`).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
  };
}

/** 28 characters, the same for a person and an app whatever the seed, so that a wiped simulator still knows its drivers. */
export function openidOf(appid: string, user: string): string {
  return `o${createHash('sha256').update(`${appid}|${user}`).digest('base64url').slice(0, 27)}`;
}

export function unionidOf(user: string): string {
  return `o${createHash('sha256').update(`union|${user}`).digest('base64url').slice(0, 27)}`;
}

function spell(bytes: Buffer, alphabet: string, length: number): string {
  let word = '';
  for (const byte of bytes.subarray(0, length)) word += alphabet[byte % alphabet.length];
  return word;
}
