import { createSign, createVerify, type KeyObject } from 'node:crypto';

/** RSA2 is SHA256withRSA, RSA is SHA1withRSA: old, and no proof of anything any more. */
export function signText(privateKey: KeyObject, text: string, kind: 'RSA2' | 'RSA' = 'RSA2'): string {
  return createSign(kind === 'RSA2' ? 'RSA-SHA256' : 'RSA-SHA1')
    .update(text, 'utf8')
    .sign(privateKey, 'base64');
}

export function verifiesText(publicKey: KeyObject, text: string, signature: string): boolean {
  return createVerify('RSA-SHA256').update(text, 'utf8').verify(publicKey, signature, 'base64');
}

/** `k=v` sorted by name and joined by &: without the named fields, without empty ones. Source: Alipay OpenAPI, 签名规则. */
export function signedText(fields: Readonly<Record<string, string>>, without: readonly string[]): string {
  return Object.keys(fields)
    .filter((name) => !without.includes(name) && fields[name] !== '')
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((name) => `${name}=${fields[name] ?? ''}`)
    .join('&');
}
