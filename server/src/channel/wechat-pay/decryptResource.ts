import { createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { forged } from './errors';

/** What callbacks and certificates are wrapped in. */
export const EncryptedResource = z.object({
  algorithm: z.literal('AEAD_AES_256_GCM'),
  nonce: z.string(),
  associated_data: z.string().default(''),
  /** Base64; its last 16 bytes are the tag. */
  ciphertext: z.string(),
});
export type EncryptedResource = z.output<typeof EncryptedResource>;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @throws ChannelError 'forged' when the tag does not prove text, nonce and associated data. */
export function decryptResource(apiV3Key: KeyObject, resource: EncryptedResource): string {
  const sealed = Buffer.from(resource.ciphertext, 'base64');
  const nonce = Buffer.from(resource.nonce);
  if (nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) {
    throw forged('UNDECIPHERABLE', 'nonce or ciphertext has an impossible length');
  }
  const tagAt = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(resource.associated_data));
  decipher.setAuthTag(sealed.subarray(tagAt));
  const text = decipher.update(sealed.subarray(0, tagAt));
  try {
    // The tag is checked here and only here.
    return Buffer.concat([text, decipher.final()]).toString();
  } catch (error) {
    throw forged('UNDECIPHERABLE', 'not encrypted with our APIv3 key, or altered', error);
  }
}

/** @param apiV3Key 32 bytes, checked with the settings. */
export function apiV3KeyObject(apiV3Key: string): KeyObject {
  return createSecretKey(Buffer.from(apiV3Key));
}
