import 'reflect-metadata';
import { generateKeyPair as generateKeyPairCallback, randomBytes, webcrypto, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const generate = promisify(generateKeyPairCallback);
const DAY_MS = 86_400_000;

export interface KeyPem {
  privateKeyPem: string;
  publicKeyPem: string;
}

export interface Subject {
  publicKeyPem: string;
  name: string;
  /** Upper-case hex. */
  serial: string;
  isAuthority?: boolean;
}

export async function generateKey(): Promise<KeyPem> {
  const pair = await generate('rsa', { modulusLength: 2048 });
  return { privateKeyPem: pemOf(pair.privateKey, 'pkcs8'), publicKeyPem: pemOf(pair.publicKey, 'spki') };
}

/** So many random bytes in hex; a leading 5 keeps the number positive, so that its DER form has no extra zero byte. */
export function newSerial(bytes = 20): string {
  return `5${randomBytes(bytes).toString('hex').slice(1)}`.toUpperCase();
}

/** A certificate over the key, valid five years; whoever issues it for itself signs it itself. */
export async function certify(subject: Subject, issuer: { privateKeyPem: string; name: string }): Promise<string> {
  const nowMs = Date.now();
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: subject.serial,
      subject: subject.name,
      issuer: issuer.name,
      notBefore: new Date(nowMs - DAY_MS),
      notAfter: new Date(nowMs + 5 * 365 * DAY_MS),
      signingAlgorithm: algorithm,
      publicKey: await imported('spki', subject.publicKeyPem, 'verify'),
      signingKey: await imported('pkcs8', issuer.privateKeyPem, 'sign'),
      extensions: [new BasicConstraintsExtension(subject.isAuthority === true, undefined, true)],
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
