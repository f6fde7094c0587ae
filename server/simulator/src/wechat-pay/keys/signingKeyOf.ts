import type { Merchant } from '../wechatPay';
import type { PlatformKey } from './platformKeys';

/** The platform's key for what it says to this merchant; a request that names a public key or certificate gets that one. */
export function signingKeyOf(merchant: Merchant, requestedSerial?: string): PlatformKey {
  const { publicKey, certificates } = merchant.keys;
  const newest = certificates.at(-1);
  if (requestedSerial === publicKey.serial || merchant.mode === 'public-key' || !newest) return publicKey;
  return certificates.find((certificate) => certificate.serial === requestedSerial) ?? newest;
}
