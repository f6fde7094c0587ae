import { createPrivateKey, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Ids } from '../ids';
import type { MerchantOptions } from '../options';
import { certify, generateKey } from './certificate';

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
  const path = dir === undefined ? undefined : join(dir, `platform-keys-${merchant.spMchid}.json`);
  const kept =
    path !== undefined && existsSync(path) ? storedKeys.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
  const stored = await completed(merchant, ids, kept);
  if (path !== undefined && stored !== kept) keep(path, stored);
  return {
    publicKey: { ...opened(stored.publicKey), serial: merchant.publicKeyId ?? stored.publicKey.serial },
    certificates: stored.certificates.map(opened),
  };
}

/** A further platform certificate, as WeChat Pay issues one before the old one ends. */
export async function newPlatformCertificate(): Promise<PlatformKey> {
  return opened(await generateCertificate(randomBytes(20).toString('hex')));
}

async function completed(merchant: MerchantOptions, ids: Ids, kept: StoredKeys | undefined): Promise<StoredKeys> {
  const needsCertificate = merchant.mode === 'certificate' && !kept?.certificates.length;
  if (kept && !needsCertificate) return kept;
  const [publicKey, certificates] = await Promise.all([
    kept?.publicKey ?? generatePublicKey(merchant, ids),
    needsCertificate ? generateCertificate(randomBytes(20).toString('hex')).then((one) => [one]) : [],
  ]);
  return { publicKey, certificates };
}

async function generatePublicKey(merchant: MerchantOptions, ids: Ids): Promise<StoredKey> {
  const serial = `PUB_KEY_ID_0${merchant.spMchid}${ids.digits(`public-key|${merchant.spMchid}`, 20)}`;
  return { ...(await generateKey()), serial };
}

async function generateCertificate(randomHex: string): Promise<StoredKey> {
  // A leading 5 keeps the number positive, so that its DER form has no extra zero byte.
  const serial = `5${randomHex.slice(1)}`.toUpperCase();
  const key = await generateKey();
  const certificatePem = await certify(key, { serial, name: 'CN=Simulated Tenpay.com Root CA, O=Tenpay.com, C=CN' });
  return { ...key, serial, certificatePem };
}

function opened(stored: StoredKey): PlatformKey {
  return {
    serial: stored.serial,
    privateKey: createPrivateKey(stored.privateKeyPem),
    publicKeyPem: stored.publicKeyPem,
    ...(stored.certificatePem !== undefined && { certificatePem: stored.certificatePem }),
  };
}

function keep(path: string, stored: StoredKeys): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, JSON.stringify(stored, null, 2), { mode: 0o600 });
}
