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

export interface PublicKeySetting {
  /** `PUB_KEY_ID_…`, as the merchant portal shows it. */
  readonly id: string;
  readonly pem: string;
}

/** @throws Error naming the setting that cannot work: at start, not at the first payment. */
export function checkSettings(settings: WechatPaySettings): void {
  const { origin, href } = new URL(settings.baseUrl);
  if (href !== `${origin}/`) throw new Error('WeChat Pay: baseUrl is scheme, host and port only, the path is signed');
  if (Buffer.byteLength(settings.apiV3Key) !== 32) throw new Error('WeChat Pay: apiV3Key must be 32 bytes');
  if (!settings.useCertificates && settings.publicKeys.length === 0) {
    throw new Error('WeChat Pay: nothing to verify answers with; configure a public key or platform certificates');
  }
  const stranger = settings.publicKeys.find(({ id }) => !id.startsWith('PUB_KEY_ID_'));
  if (stranger) throw new Error(`WeChat Pay: "${stranger.id}" is no public key id (PUB_KEY_ID_…)`);
}
