import { randomInt } from 'node:crypto';
import { generateKey } from '../world/certificate';

/** What a service provider keeps after signing up with Alipay. */
export interface DemoApp {
  appId: string;
  privateKeyPem: string;
  publicKeyPem: string;
}

/** A new app's id and key. The private key is the caller's: the simulator is given the public one only. */
export async function createDemoApp(): Promise<DemoApp> {
  return { appId: `2021${String(randomInt(10 ** 12)).padStart(12, '0')}`, ...(await generateKey()) };
}
