import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { certify, generateKey, newSerial } from '../../world/certificate';
import type { Ids } from '../../world/ids';
import { keep, readKept } from '../../world/keptFile';
import type { MerchantOptions } from '../options';

/** One of the platform's own keys: `serial` is a certificate's serial number or a `PUB_KEY_ID_…`. */
export interface PlatformKey {
  serial: string;
  privateKey: KeyObject;
  publicKeyPem: string;
  /** Absent for the WeChat Pay public key, which has no certificate. */
  certificatePem?: string;
}

/** Each merchant has its own, as in the real platform: a client that mixes merchants' keys must fail here too. */
export interface PlatformKeys {
  publicKey: PlatformKey;
  /** Oldest first; the newest signs. None for a merchant that has always been in public-key mode. */
  certificates: PlatformKey[];
}

const storedKey = z.object({
  serial: z.string(),
  privateKeyPem: z.string(),
  publicKeyPem: z.string(),
  certificatePem: z.string().optional(),
});
const storedKeys = z.object({ publicKey: storedKey, certificates: z.array(storedKey) });

type StoredKey = z.output<typeof storedKey>;
type StoredKeys = z.output<typeof storedKeys>;

/** The keys kept in the folder, or new ones (kept there when there is a folder). */
export async function platformKeysOf(
  merchant: MerchantOptions,
  ids: Ids,
  dir: string | undefined,
): Promise<PlatformKeys> {
  const place = { dir, file: `platform-keys-${merchant.spMchid}.json` };
  const kept = readKept(place, storedKeys);
  const stored = await completed(merchant, ids, kept);
  if (stored !== kept) keep(place, stored);
  return {
    publicKey: { ...opened(stored.publicKey), serial: merchant.publicKeyId ?? stored.publicKey.serial },
    certificates: stored.certificates.map(opened),
  };
}

/** A further platform certificate, as WeChat Pay issues one before the old one ends. */
export async function newPlatformCertificate(): Promise<PlatformKey> {
  return opened(await generateCertificate());
}

async function completed(merchant: MerchantOptions, ids: Ids, kept: StoredKeys | undefined): Promise<StoredKeys> {
  const needsCertificate = merchant.mode === 'certificate' && !kept?.certificates.length;
  if (kept && !needsCertificate) return kept;
  const [publicKey, certificates] = await Promise.all([
    kept?.publicKey ?? generatePublicKey(merchant, ids),
    needsCertificate ? generateCertificate().then((one) => [one]) : [],
  ]);
  return { publicKey, certificates };
}

async function generatePublicKey(merchant: MerchantOptions, ids: Ids): Promise<StoredKey> {
  const serial = `PUB_KEY_ID_0${merchant.spMchid}${ids.digits(`public-key|${merchant.spMchid}`, 20)}`;
  return { ...(await generateKey()), serial };
}

async function generateCertificate(): Promise<StoredKey> {
  const key = await generateKey();
  const subject = { ...key, serial: newSerial(), name: 'CN=Simulated Tenpay.com Root CA, O=Tenpay.com, C=CN' };
  return { ...key, serial: subject.serial, certificatePem: await certify(subject, subject) };
}

function opened(stored: StoredKey): PlatformKey {
  return {
    serial: stored.serial,
    privateKey: createPrivateKey(stored.privateKeyPem),
    publicKeyPem: stored.publicKeyPem,
    ...(stored.certificatePem !== undefined && { certificatePem: stored.certificatePem }),
  };
}
