import { constants, createCipheriv, createSign, createVerify, privateDecrypt, type KeyObject } from 'node:crypto';

/** SHA256withRSA, PKCS#1 v1.5, base64. Source: WeChat Pay APIv3, signature rules. */
export function sign(privateKey: KeyObject, lines: string[]): string {
  return createSign('RSA-SHA256').update(joined(lines)).sign(privateKey, 'base64');
}

export function verifies(publicKey: KeyObject, lines: string[], signature: string): boolean {
  return createVerify('RSA-SHA256').update(joined(lines)).verify(publicKey, signature, 'base64');
}

export interface SealedText {
  algorithm: 'AEAD_AES_256_GCM';
  nonce: string;
  associated_data: string;
  ciphertext: string;
}

/** AES-256-GCM under the merchant's APIv3 key; the 16-byte tag ends the ciphertext. The nonce is 12 ASCII characters. */
export function seal(apiV3Key: string, text: string, head: { nonce: string; associatedData: string }): SealedText {
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, head.nonce).setAAD(Buffer.from(head.associatedData));
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    algorithm: 'AEAD_AES_256_GCM',
    nonce: head.nonce,
    associated_data: head.associatedData,
    ciphertext: bytes.toString('base64'),
  };
}

/** Whether a sensitive field was encrypted for this key: RSA-OAEP with SHA-1, base64. */
export function opens(privateKey: KeyObject, sealed: string): boolean {
  try {
    const oaep = { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
    return privateDecrypt(oaep, Buffer.from(sealed, 'base64')).length > 0;
  } catch {
    return false;
  }
}

/** Every line, the last one too, ends in a line feed. */
function joined(lines: string[]): string {
  return `${lines.join('\n')}\n`;
}
