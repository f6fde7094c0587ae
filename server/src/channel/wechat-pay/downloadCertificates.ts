import { X509Certificate, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { decryptResource, EncryptedResource } from './decryptResource';
import { parseAnswer, readRefusal, unanswered, unknownOutcome } from './errors';
import type { Exchange } from './exchange';
import { normalSerial, type PlatformCertificate } from './platformKeys';
import { findSignatureFlaw, type KeyFinder } from './verifySignature';

export interface CertificateSource {
  readonly exchange: Exchange;
  readonly apiV3Key: KeyObject;
  /** Finds a configured public key: with both in use, the answer may be signed with either. */
  readonly findPublicKey: KeyFinder;
  readonly clock: () => Date;
}

const CertificateList = z.object({
  data: z.array(z.object({ serial_no: z.string(), encrypt_certificate: EncryptedResource })).min(1),
});

/**
 * Source: WeChat Pay APIv3, `GET /v3/certificates`.
 * The answer is signed with a certificate it brings itself: what makes these ours is that only WeChat Pay and we know
 * the key they are encrypted with, so they are decrypted first and then used to verify the answer around them.
 * @throws ChannelError 'unknown'
 */
export async function downloadCertificates(source: CertificateSource): Promise<readonly PlatformCertificate[]> {
  const answer = await source.exchange({ method: 'GET', path: '/v3/certificates' });
  if (answer.status !== 200) throw unanswered(readRefusal(answer.status, answer.body));
  const { data } = parseAnswer(CertificateList, answer.body);
  const certificates = data.map(({ serial_no, encrypt_certificate }) =>
    readCertificate(serial_no, decryptOwn(source.apiV3Key, encrypt_certificate)),
  );
  const flaw = await findSignatureFlaw(answer, finderOf(certificates, source.findPublicKey), source.clock());
  if (flaw) throw unknownOutcome(flaw, 'the list of certificates is not signed by WeChat Pay');
  return certificates;
}

function decryptOwn(apiV3Key: KeyObject, resource: EncryptedResource): string {
  try {
    return decryptResource(apiV3Key, resource);
  } catch (error) {
    throw unknownOutcome('UNDECIPHERABLE', 'a platform certificate does not open with our APIv3 key', error);
  }
}

function readCertificate(serialNo: string, pem: string): PlatformCertificate {
  const serial = normalSerial(serialNo);
  const certificate = parseCertificate(pem);
  if (certificate.serialNumber !== serial) {
    throw unknownOutcome('MALFORMED', `certificate ${certificate.serialNumber} came under the serial ${serial}`);
  }
  return { serial, key: certificate.publicKey, expiresAt: new Date(certificate.validTo) };
}

function parseCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw unknownOutcome('MALFORMED', 'a platform certificate is none', error);
  }
}

function finderOf(certificates: readonly PlatformCertificate[], findPublicKey: KeyFinder): KeyFinder {
  return async (serial) =>
    (await findPublicKey(serial)) ?? certificates.find((one) => one.serial === normalSerial(serial))?.key;
}
