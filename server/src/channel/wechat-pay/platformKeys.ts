import { createPublicKey, type KeyObject } from 'node:crypto';
import type { PublicKeySetting } from './settings';
import type { KeyFinder } from './verifySignature';

export interface PlatformCertificate {
  readonly serial: string;
  readonly key: KeyObject;
  readonly expiresAt: Date;
}

export interface KeySources {
  readonly publicKeys: readonly PublicKeySetting[];
  /** Absent in pure public-key mode. */
  readonly downloadCertificates?: () => Promise<readonly PlatformCertificate[]>;
  readonly clock: () => Date;
}

/** WeChat Pay wants certificates looked at again at least every 12 hours. */
const REFRESH_AFTER_MS = 6 * 3600_000;
const STALE_AFTER_MS = 11 * 3600_000;
/** Serials come from outside: a made-up one must not make us call WeChat Pay at will. */
const DOWNLOAD_PAUSE_MS = 60_000;

/**
 * The keys of one merchant that may sign what we receive: several at once, so that a change of keys is no outage.
 * Downloads at most once a minute. The finder throws ChannelError 'unknown' when the certificates could not be had.
 */
export function createKeyFinder({ publicKeys, downloadCertificates, clock }: KeySources): KeyFinder {
  const fixed = new Map(publicKeys.map(({ id, pem }) => [id, createPublicKey(pem)]));
  if (!downloadCertificates) return (serial) => Promise.resolve(fixed.get(serial));
  const store = createCertificateStore(downloadCertificates, clock);

  return async (serial) => {
    const publicKey = fixed.get(serial);
    // No download ever brings a public key.
    if (publicKey || serial.startsWith('PUB_KEY_ID_')) return publicKey;
    return (await store.find(normalSerial(serial)))?.key;
  };
}

/** WeChat Pay prints serials in upper case, some libraries in lower. */
export function normalSerial(serial: string): string {
  return serial.toUpperCase();
}

function createCertificateStore(download: () => Promise<readonly PlatformCertificate[]>, clock: () => Date) {
  let known = new Map<string, PlatformCertificate>();
  let refreshedAtMs = Number.NEGATIVE_INFINITY;
  let latest = { startedAtMs: Number.NEGATIVE_INFINITY, done: Promise.resolve() };

  async function refresh(): Promise<void> {
    const startedAtMs = clock().getTime();
    const certificates = await download();
    known = new Map(certificates.map((certificate) => [certificate.serial, certificate]));
    refreshedAtMs = startedAtMs;
  }

  /** Within a minute everybody shares one download, its failure included. */
  function refreshOnce(): Promise<void> {
    const startedAtMs = clock().getTime();
    if (startedAtMs - latest.startedAtMs >= DOWNLOAD_PAUSE_MS) latest = { startedAtMs, done: refresh() };
    return latest.done;
  }

  function valid(serial: string): PlatformCertificate | undefined {
    const certificate = known.get(serial);
    return certificate && certificate.expiresAt > clock() ? certificate : undefined;
  }

  async function find(serial: string): Promise<PlatformCertificate | undefined> {
    const ageMs = clock().getTime() - refreshedAtMs;
    if (!valid(serial) || ageMs > STALE_AFTER_MS) await refreshOnce();
    // In the background: nobody waits while the old ones are still good, and the next minute tries again.
    else if (ageMs > REFRESH_AFTER_MS) refreshOnce().catch(() => undefined);
    return valid(serial);
  }

  return { find };
}
