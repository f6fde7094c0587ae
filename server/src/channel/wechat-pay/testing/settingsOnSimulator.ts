import type { WechatPaySettings } from '../settings';

interface Platform {
  readonly url: string;
  readonly secure?: { readonly url: string; readonly caPem: string } | undefined;
  readonly merchants: readonly { readonly publicKeyId: string; readonly publicKeyPem: string }[];
}
interface Credentials {
  readonly privateKeyPem: string;
  readonly certificateSerial: string;
  readonly certificatePem: string;
  readonly apiV3Key: string;
  readonly apiV2Key: string;
}

/** What a service provider knows who was given these credentials by the simulated WeChat Pay. */
export function wechatPaySettings(
  { url, secure, merchants: [portal] }: Platform,
  credentials: Credentials,
  { spMchid, appId, inboxUrl }: { readonly spMchid: string; readonly appId: string; readonly inboxUrl: string },
): WechatPaySettings {
  if (!portal || !secure) throw new Error('nobody plays WeChat Pay');
  return {
    baseUrl: url,
    spMchid,
    merchantPrivateKeyPem: credentials.privateKeyPem,
    merchantSerial: credentials.certificateSerial,
    apiV3Key: credentials.apiV3Key,
    appId,
    v2: {
      apiKey: credentials.apiV2Key,
      certificatePem: credentials.certificatePem,
      secureUrl: secure.url,
      caPem: secure.caPem,
      serverIp: '127.0.0.1',
    },
    notifyUrls: { payment: inboxUrl, refund: inboxUrl },
    publicKeys: [{ id: portal.publicKeyId, pem: portal.publicKeyPem }],
    useCertificates: true,
    timeoutMs: 20_000,
    clock: () => new Date(),
  };
}
