import { randomBytes, randomInt } from 'node:crypto';
import { certify, generateKey, newSerial } from '../world/certificate';

/** What a merchant keeps after signing up with WeChat Pay. */
export interface DemoCredentials {
  privateKeyPem: string;
  publicKeyPem: string;
  certificatePem: string;
  /** 40 upper-case hex digits. */
  certificateSerial: string;
  /** 32 ASCII characters. */
  apiV3Key: string;
  /** 32 ASCII characters. */
  apiV2Key: string;
  /** The id under which the simulator shall offer its WeChat Pay public key to this merchant. */
  publicKeyId: string;
}

/** A new merchant's key, certificate and APIv3 key. The private key is the caller's: the simulator is given the certificate only. */
export async function createDemoCredentials(): Promise<DemoCredentials> {
  const key = await generateKey();
  const certificateSerial = newSerial();
  const subject = { ...key, serial: certificateSerial, name: 'CN=Demo merchant, O=Demo, C=CN' };
  const certificatePem = await certify(subject, subject);
  return {
    ...key,
    certificatePem,
    certificateSerial,
    apiV3Key: randomBytes(16).toString('hex'),
    apiV2Key: randomBytes(16).toString('hex'),
    publicKeyId: `PUB_KEY_ID_0${Array.from({ length: 29 }, () => randomInt(10)).join('')}`,
  };
}
