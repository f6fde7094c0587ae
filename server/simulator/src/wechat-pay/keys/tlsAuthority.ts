import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type JsonGeneralNames,
} from '@peculiar/x509';
import { z } from 'zod';
import { newSerial } from '../../world/certificate';
import { keep, readKept } from '../../world/keptFile';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const YEARS_MS = 5 * 365 * 86_400_000;

/** What the https door shows, and the authority by which a caller believes it. */
const serverIdentity = z.object({ caPem: z.string(), certificatePem: z.string(), keyPem: z.string() });
export type ServerIdentity = z.output<typeof serverIdentity>;

/** The folder's own authority, so that what trusts it once trusts it after a restart; a new one without a folder. */
export async function serverIdentityOf(host: string, dir: string | undefined): Promise<ServerIdentity> {
  const place = { dir, file: 'tls.json' };
  const kept = readKept(place, serverIdentity);
  if (kept) return kept;
  const made = await createIdentity(host);
  keep(place, made);
  return made;
}

async function createIdentity(host: string): Promise<ServerIdentity> {
  const [authority, server] = await Promise.all([createKeys(), createKeys()]);
  const name = 'CN=Simulated WeChat Pay TLS authority';
  const validity = { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() + YEARS_MS) };
  const common = { ...validity, signingAlgorithm: algorithm };
  const ca = await X509CertificateGenerator.createSelfSigned(
    { ...common, serialNumber: newSerial(), name, keys: authority, extensions: [new BasicConstraintsExtension(true)] },
    webcrypto,
  );
  const certificate = await X509CertificateGenerator.create(
    {
      ...common,
      serialNumber: newSerial(),
      subject: 'CN=localhost',
      issuer: name,
      publicKey: server.publicKey,
      signingKey: authority.privateKey,
      extensions: [new SubjectAlternativeNameExtension(namesOf(host))],
    },
    webcrypto,
  );
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', server.privateKey)).toString('base64');
  const keyPem = `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`;
  return { caPem: ca.toString('pem'), certificatePem: certificate.toString('pem'), keyPem };
}

function namesOf(host: string): JsonGeneralNames {
  const local: JsonGeneralNames = [
    { type: 'dns', value: 'localhost' },
    { type: 'ip', value: '127.0.0.1' },
  ];
  return host === '127.0.0.1' ? local : [...local, { type: /^[\d.:]+$/.test(host) ? 'ip' : 'dns', value: host }];
}

function createKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
}
