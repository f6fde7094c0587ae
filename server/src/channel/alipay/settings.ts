import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';

/** One service provider's app at Alipay: whose name stands on every request. */
export interface AlipaySettings {
  /** E.g. `https://openapi.alipay.com/gateway.do`. */
  readonly gatewayUrl: string;
  /** Sixteen digits; notifications for any other app are refused. */
  readonly appId: string;
  readonly appPrivateKeyPem: string;
  readonly trust: KeyTrust | CertificateTrust;
  /** A public address. */
  readonly notifyUrl: string;
  /** The product in the contract that lets us show a code: 当面付 or 订单码支付. */
  readonly qrProductCode: 'FACE_TO_FACE_PAYMENT' | 'QR_CODE_OFFLINE';
  /** The service provider's own PID: named on trades that earn it a rebate. */
  readonly serviceProviderPid?: string;
  /** Longest wait for one answer, connecting and reading included. */
  readonly timeoutMs: number;
  readonly clock: () => Date;
}

/** 普通公钥: Alipay's public key of this app, as its portal shows it. */
interface KeyTrust {
  readonly mode: 'key';
  readonly alipayPublicKeyPem: string;
}

/** 公钥证书: the three files of its portal. */
interface CertificateTrust {
  readonly mode: 'certificate';
  readonly appCertificatePem: string;
  /** Alipay's own certificate first, then those that vouch for it. */
  readonly alipayCertificatePem: string;
  readonly rootCertificatePem: string;
}

/** @throws Error naming the setting that cannot work: at start, not at the first payment. */
export function checkSettings(settings: AlipaySettings): void {
  const { appId, gatewayUrl, trust } = settings;
  if (!/^\d{16}$/.test(appId)) throw new Error(`Alipay: "${appId}" is no app id, it has sixteen digits`);
  if (new URL(gatewayUrl).search !== '') throw new Error('Alipay: gatewayUrl has no query, the SDK adds one');
  const privateKey = createPrivateKey(settings.appPrivateKeyPem);
  if (privateKey.asymmetricKeyType !== 'rsa') throw new Error('Alipay: RSA2 needs an RSA private key');
  if (trust.mode === 'key') createPublicKey(trust.alipayPublicKeyPem);
  else checkCertificates(settings, trust);
}

/** The SDK takes Alipay's certificate on faith; somebody has to look who vouches for it. */
function checkCertificates({ appPrivateKeyPem, clock }: AlipaySettings, trust: CertificateTrust): void {
  const [app] = certificatesIn(trust.appCertificatePem);
  if (!app?.checkPrivateKey(createPrivateKey(appPrivateKeyPem))) {
    throw new Error('Alipay: the app certificate does not belong to the private key');
  }
  const [alipay, ...between] = certificatesIn(trust.alipayCertificatePem);
  const roots = certificatesIn(trust.rootCertificatePem);
  if (!alipay || !isVouchedFor(alipay, between, roots)) {
    throw new Error("Alipay: the root certificates do not vouch for Alipay's certificate");
  }
  const old = [app, alipay].find(({ validTo }) => Date.parse(validTo) <= clock().getTime());
  if (old) throw new Error(`Alipay: a certificate has expired: ${old.subject.replaceAll('\n', ', ')}`);
}

function isVouchedFor(
  certificate: X509Certificate,
  between: readonly X509Certificate[],
  roots: readonly X509Certificate[],
): boolean {
  if (roots.some((root) => isIssuedBy(certificate, root))) return true;
  const issuer = between.find((one) => isIssuedBy(certificate, one));
  return issuer !== undefined && isVouchedFor(issuer, between.slice(between.indexOf(issuer) + 1), roots);
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    // The root file also holds certificates of the SM2 kind, whose keys OpenSSL may not read.
    return false;
  }
}

function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}
