import 'reflect-metadata';
import { createHash, randomBytes, webcrypto, X509Certificate as NodeCertificate } from 'node:crypto';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';
import { generateKey, type KeyPem } from '../../keys/certificate';

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const YEAR_MS = 365 * 86_400_000;

/** The three files a merchant downloads in certificate mode. */
export interface Certificates {
  appCertificatePem: string;
  /** Alipay's own first, then the authority that issued it. */
  alipayCertificatePem: string;
  rootCertificatePem: string;
}

/** A root, an authority below it, and certificates for the app's key and Alipay's own. */
export async function issueCertificates(appPublicKeyPem: string, alipayKey: KeyPem): Promise<Certificates> {
  const [rootKey, authorityKey] = await Promise.all([generateKey(), generateKey()]);
  const root = {
    key: rootKey,
    name: 'C=CN, O=Simulated Ant Financial, OU=Certification Authority, CN=Simulated Root R1',
  };
  const authority = {
    key: authorityKey,
    name: 'C=CN, O=Simulated Ant Financial, OU=Certification Authority, CN=Simulated Class 2 R1',
  };
  const [rootPem, authorityPem, appPem, alipayPem] = await Promise.all([
    issue(root, { publicKeyPem: rootKey.publicKeyPem, name: root.name, isAuthority: true }),
    issue(root, { publicKeyPem: authorityKey.publicKeyPem, name: authority.name, isAuthority: true }),
    issue(authority, { publicKeyPem: appPublicKeyPem, name: 'C=CN, O=Demo, CN=Demo app' }),
    issue(authority, {
      publicKeyPem: alipayKey.publicKeyPem,
      name: 'C=CN, O=Simulated Ant Financial, CN=Simulated Alipay',
    }),
  ]);
  return { appCertificatePem: appPem, alipayCertificatePem: alipayPem + authorityPem, rootCertificatePem: rootPem };
}

/** How a certificate is named on the wire: MD5 over its issuer, last part first, and its serial number in decimal. */
export function serialOf(certificatePem: string): string {
  const { issuer, serialNumber } = new NodeCertificate(certificatePem);
  const name = issuer.split('\n').toReversed().join(',');
  return createHash('md5')
    .update(name + BigInt(`0x${serialNumber}`).toString())
    .digest('hex');
}

interface Subject {
  publicKeyPem: string;
  name: string;
  isAuthority?: boolean;
}

async function issue(issuer: { key: KeyPem; name: string }, subject: Subject): Promise<string> {
  const now = Date.now();
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: `5${randomBytes(16).toString('hex').slice(1)}`,
      issuer: issuer.name,
      subject: subject.name,
      notBefore: new Date(now - 86_400_000),
      notAfter: new Date(now + 5 * YEAR_MS),
      signingAlgorithm: algorithm,
      signingKey: await imported('pkcs8', issuer.key.privateKeyPem, 'sign'),
      publicKey: await imported('spki', subject.publicKeyPem, 'verify'),
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
