import type { WechatPay } from '../wechatPay';

/** What a merchant would download from WeChat Pay's portal to check signatures with. */
export interface Portal {
  spMchid: string;
  mode: 'certificate' | 'public-key';
  publicKeyId: string;
  publicKeyPem: string;
  certificates: { serial: string; certificatePem: string }[];
}

export function portalOf(wechat: WechatPay): Portal[] {
  return [...wechat.merchants.values()].map((merchant) => ({
    spMchid: merchant.spMchid,
    mode: merchant.mode,
    publicKeyId: merchant.keys.publicKey.serial,
    publicKeyPem: merchant.keys.publicKey.publicKeyPem,
    certificates: merchant.keys.certificates.map(({ serial, certificatePem = '' }) => ({ serial, certificatePem })),
  }));
}
