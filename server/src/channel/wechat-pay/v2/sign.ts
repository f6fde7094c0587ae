import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Fields } from './xml';

/**
 * HMAC-SHA256 over every field that is not empty, by name, with the key at the end, in capitals.
 * Source: WeChat Pay V2, signature rules.
 */
export function sign(fields: Fields, apiKey: string): string {
  const pairs = Object.keys(fields)
    .filter((name) => name !== 'sign' && fields[name] !== '')
    .toSorted()
    .map((name) => `${name}=${fields[name]}`);
  const text = [...pairs, `key=${apiKey}`].join('&');
  return createHmac('sha256', apiKey).update(text).digest('hex').toUpperCase();
}

/** An answer is signed the way its request was; MD5 is never enough. */
export function isSigned(fields: Fields, apiKey: string): boolean {
  const given = Buffer.from(fields['sign'] ?? '');
  const right = Buffer.from(sign(fields, apiKey));
  return given.length === right.length && timingSafeEqual(given, right);
}
