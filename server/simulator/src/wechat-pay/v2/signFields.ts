import { createHash, createHmac } from 'node:crypto';
import type { Fields } from './xml';

export type SignType = 'MD5' | 'HMAC-SHA256';

/** Every field but `sign` that is not empty, by name. Source: WeChat Pay V2, signature rules. */
export function signFields(fields: Fields, key: string, type: SignType): string {
  const pairs = Object.keys(fields)
    .filter((name) => name !== 'sign' && fields[name] !== '')
    .toSorted()
    .map((name) => `${name}=${fields[name]}`);
  const text = [...pairs, `key=${key}`].join('&');
  const hash = type === 'MD5' ? createHash('md5') : createHmac('sha256', key);
  return hash.update(text, 'utf8').digest('hex').toUpperCase();
}
