import type { Alipay } from '../alipay';
import type { Certificates } from '../keys/issueCertificates';

/** What a service provider would download from Alipay's portal. */
export interface AlipayPortal {
  appId: string;
  mode: 'key' | 'certificate';
  alipayPublicKeyPem: string;
  /** In certificate mode only. */
  certificates: Certificates | undefined;
}

export function alipayPortalOf({ apps }: Alipay): AlipayPortal[] {
  return [...apps.values()].map(({ appId, mode, keys: { publicKeyPem, certificates } }) => ({
    appId,
    mode,
    alipayPublicKeyPem: publicKeyPem,
    certificates: certificates && {
      appCertificatePem: certificates.appCertificatePem,
      alipayCertificatePem: certificates.alipayCertificatePem,
      rootCertificatePem: certificates.rootCertificatePem,
    },
  }));
}
