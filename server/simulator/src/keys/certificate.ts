import 'reflect-metadata';
import { generateKeyPair as generateKeyPairCallback, webcrypto, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { X509CertificateGenerator } from '@peculiar/x509';

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const generate = promisify(generateKeyPairCallback);

export interface KeyPem {
  privateKeyPem: string;
  publicKeyPem: string;
}

export async function generateKey(): Promise<KeyPem> {
  const pair = await generate('rsa', { modulusLength: 2048 });
  return { privateKeyPem: pemOf(pair.privateKey, 'pkcs8'), publicKeyPem: pemOf(pair.publicKey, 'spki') };
}

/** A self-signed certificate over the key, valid five years. `serial` is 40 upper-case hex digits. */
export async function certify(key: KeyPem, subject: { serial: string; name: string }): Promise<string> {
  const now = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: subject.serial,
      name: subject.name,
      notBefore: new Date(now - 86_400_000),
      notAfter: new Date(now + 5 * 365 * 86_400_000),
      signingAlgorithm: algorithm,
      keys: {
        privateKey: await imported('pkcs8', key.privateKeyPem, 'sign'),
        publicKey: await imported('spki', key.publicKeyPem, 'verify'),
      },
    },
    webcrypto,
  );
  return `${certificate.toString('pem')}\n`;
}

function imported(format: 'pkcs8' | 'spki', pem: string, usage: 'sign' | 'verify'): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  return webcrypto.subtle.importKey(format, der, algorithm, true, [usage]);
}

function pemOf(key: KeyObject, type: 'pkcs8' | 'spki'): string {
  return key.export({ type, format: 'pem' }).toString();
}
