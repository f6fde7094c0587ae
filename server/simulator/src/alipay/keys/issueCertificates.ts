import { createHash, X509Certificate } from 'node:crypto';
import { certify, generateKey, newSerial, type KeyPem } from '../../world/certificate';

const AUTHORITY = 'C=CN, O=Simulated Ant Financial, OU=Certification Authority';

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
  const root = { ...rootKey, ...named(`${AUTHORITY}, CN=Simulated Root R1`), isAuthority: true };
  const authority = { ...authorityKey, ...named(`${AUTHORITY}, CN=Simulated Class 2 R1`), isAuthority: true };
  const app = { publicKeyPem: appPublicKeyPem, ...named('C=CN, O=Demo, CN=Demo app') };
  const alipay = { ...alipayKey, ...named('C=CN, O=Simulated Ant Financial, CN=Simulated Alipay') };
  const [rootPem, authorityPem, appPem, alipayPem] = await Promise.all([
    certify(root, root),
    certify(authority, root),
    certify(app, authority),
    certify(alipay, authority),
  ]);
  return { appCertificatePem: appPem, alipayCertificatePem: alipayPem + authorityPem, rootCertificatePem: rootPem };
}

/** How a certificate is named on the wire: MD5 over its issuer, last part first, and its serial number in decimal. */
export function serialOf(certificatePem: string): string {
  const { issuer, serialNumber } = new X509Certificate(certificatePem);
  const name = issuer.split('\n').toReversed().join(',');
  return createHash('md5')
    .update(name + BigInt(`0x${serialNumber}`).toString())
    .digest('hex');
}

function named(name: string): { name: string; serial: string } {
  return { name, serial: newSerial(16) };
}
