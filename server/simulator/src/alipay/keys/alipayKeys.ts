import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { generateKey } from '../../world/certificate';
import { keep, readKept } from '../../world/keptFile';
import type { AppOptions } from '../options';
import { issueCertificates, serialOf, type Certificates } from './issueCertificates';

/** Alipay's side of one app: every app has a key pair of its own. */
export interface AlipayKeys {
  privateKey: KeyObject;
  publicKeyPem: string;
  /** In certificate mode only. */
  certificates?: Certificates & { appSerial: string; alipaySerial: string; rootSerial: string };
}

const storedKeys = z.object({
  appPublicKeyPem: z.string(),
  privateKeyPem: z.string(),
  publicKeyPem: z.string(),
  certificates: z
    .object({ appCertificatePem: z.string(), alipayCertificatePem: z.string(), rootCertificatePem: z.string() })
    .optional(),
});
type StoredKeys = z.output<typeof storedKeys>;

/** The keys kept in the folder, or new ones (kept there when there is a folder). */
export async function keysOf(app: AppOptions, dir: string | undefined): Promise<AlipayKeys> {
  const place = { dir, file: `alipay-keys-${app.appId}.json` };
  const kept = readKept(place, storedKeys);
  const stored = fits(kept, app) ? kept : await generate(app);
  if (stored !== kept) keep(place, stored);
  return opened(stored);
}

/** A certificate speaks for one key: an app with another one needs another. */
function fits(kept: StoredKeys | undefined, app: AppOptions): kept is StoredKeys {
  if (!kept || (app.mode === 'certificate') !== (kept.certificates !== undefined)) return false;
  return app.mode === 'key' || kept.appPublicKeyPem === app.publicKeyPem;
}

async function generate({ mode, publicKeyPem: appPublicKeyPem }: AppOptions): Promise<StoredKeys> {
  const key = await generateKey();
  const certificates = mode === 'certificate' ? await issueCertificates(appPublicKeyPem, key) : undefined;
  return { appPublicKeyPem, ...key, ...(certificates && { certificates }) };
}

function opened({ privateKeyPem, publicKeyPem, certificates }: StoredKeys): AlipayKeys {
  return {
    privateKey: createPrivateKey(privateKeyPem),
    publicKeyPem,
    ...(certificates && {
      certificates: {
        ...certificates,
        appSerial: serialOf(certificates.appCertificatePem),
        alipaySerial: serialOf(certificates.alipayCertificatePem),
        rootSerial: serialOf(certificates.rootCertificatePem),
      },
    }),
  };
}
