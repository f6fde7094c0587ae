import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { Clock } from './clock';
import type { Ids } from './ids';
import type { PlatformKeys } from './keys/platformKeys';
import type { MerchantOptions, SimulatorOptions } from './options';
import type { RequestLog } from './requestLog';
import type { Scenario } from './scenario/scenarios';
import type { LoginCode, PayerCode } from './store/records';
import type { Store } from './store/store';
import type { Timers } from './timers';

export interface Merchant extends Omit<MerchantOptions, 'mode'> {
  /** Which of the platform's keys signs for it; a control request may switch it. */
  mode: 'certificate' | 'public-key';
  serial: string;
  publicKey: KeyObject;
  keys: PlatformKeys;
}

/** Everything the simulated platform is made of; passed first to whatever happens in it. */
export interface World {
  options: SimulatorOptions;
  clock: Clock;
  ids: Ids;
  store: Store;
  timers: Timers;
  log: RequestLog;
  /** Keyed by sp_mchid. */
  merchants: Map<string, Merchant>;
  codes: Map<string, LoginCode>;
  /** Keyed by their digits. */
  payerCodes: Map<string, PayerCode>;
  /** For prepays to come, first come first served. */
  nextPlans: Scenario[][];
  /** Whose phone it is when no cookie says so. */
  currentUser: string;
  /** Where V2's reverse and refund are, and whom to trust there. */
  secure?: { url: string; caPem: string } | undefined;
  /** Counts what has no business key of its own: answers, codes, tries. */
  count(): number;
}

export function merchantOf(options: MerchantOptions, keys: PlatformKeys): Merchant {
  const certificate = options.certificatePem === undefined ? undefined : new X509Certificate(options.certificatePem);
  const publicKey = certificate?.publicKey ?? createPublicKey(options.publicKeyPem ?? '');
  const serial = (options.certificateSerial ?? certificate?.serialNumber ?? '').toUpperCase();
  return { ...options, serial, publicKey, keys };
}
