import { createPrivateKey, X509Certificate } from 'node:crypto';

/** One service provider's account at WeChat Pay: whose name stands on every request. */
export interface WechatPaySettings {
  /** Scheme, host and port, e.g. `https://api.mch.weixin.qq.com`. */
  readonly baseUrl: string;
  /** The service provider's merchant number; callbacks for any other are refused. */
  readonly spMchid: string;
  readonly merchantPrivateKeyPem: string;
  /** Serial of the merchant API certificate that belongs to the private key. */
  readonly merchantSerial: string;
  /** 32 bytes; decrypts callbacks and platform certificates. */
  readonly apiV3Key: string;
  /** The service provider's own app, named where no app of the payer's is: without it no code can be shown. */
  readonly appId?: string;
  /** For stations whose 付款码 account has V2 only. */
  readonly v2?: V2Settings;
  /** Public https addresses without a query string. */
  readonly notifyUrls: { readonly payment: string; readonly refund: string };
  /** WeChat Pay public keys, oldest first: the last one is asked for, all of them are accepted. */
  readonly publicKeys: readonly PublicKeySetting[];
  /** Also accept platform certificates, downloaded from `/v3/certificates` and kept fresh. */
  readonly useCertificates: boolean;
  /** Longest wait for one answer, connecting and reading included. */
  readonly timeoutMs: number;
  readonly clock: () => Date;
}

export interface V2Settings {
  /** 32 bytes, the portal's APIv2 key: signs V2 requests and proves V2 answers. */
  readonly apiKey: string;
  /** The merchant API certificate of the private key: shown where money goes back. */
  readonly certificatePem: string;
  /** Where V2's reverse and refund are, written like `baseUrl`; WeChat Pay itself has them at the same address. */
  readonly secureUrl: string;
  /** An authority believed at `secureUrl` instead of the system's. */
  readonly caPem?: string;
  /** This server's address as WeChat Pay may know it (spbill_create_ip). */
  readonly serverIp: string;
}

export interface PublicKeySetting {
  /** `PUB_KEY_ID_…`, as the merchant portal shows it. */
  readonly id: string;
  readonly pem: string;
}

/** @throws Error naming the setting that cannot work: at start, not at the first payment. */
export function checkSettings(settings: WechatPaySettings): void {
  checkOrigin('baseUrl', settings.baseUrl);
  if (Buffer.byteLength(settings.apiV3Key) !== 32) throw new Error('WeChat Pay: apiV3Key must be 32 bytes');
  if (!settings.useCertificates && settings.publicKeys.length === 0) {
    throw new Error('WeChat Pay: nothing to verify answers with; configure a public key or platform certificates');
  }
  const stranger = settings.publicKeys.find(({ id }) => !id.startsWith('PUB_KEY_ID_'));
  if (stranger) throw new Error(`WeChat Pay: "${stranger.id}" is no public key id (PUB_KEY_ID_…)`);
  if (settings.v2) checkV2(settings, settings.v2);
}

function checkV2(settings: WechatPaySettings, v2: V2Settings): void {
  if (!settings.appId) throw new Error('WeChat Pay: V2 needs the appId of the service provider');
  if (Buffer.byteLength(v2.apiKey) !== 32) throw new Error('WeChat Pay: the V2 apiKey must be 32 bytes');
  checkOrigin('v2.secureUrl', v2.secureUrl);
  if (!v2.secureUrl.startsWith('https:')) throw new Error('WeChat Pay: v2.secureUrl is https: a certificate is shown');
  const isPair = new X509Certificate(v2.certificatePem).checkPrivateKey(
    createPrivateKey(settings.merchantPrivateKeyPem),
  );
  if (!isPair) throw new Error('WeChat Pay: the V2 certificate does not belong to the merchant private key');
}

function checkOrigin(name: string, url: string): void {
  const { origin, href } = new URL(url);
  if (href !== `${origin}/`) throw new Error(`WeChat Pay: ${name} is scheme, host and port only, the path is signed`);
}
