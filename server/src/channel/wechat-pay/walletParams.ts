import { randomBytes, sign, type KeyObject } from 'node:crypto';
import type { WalletParams } from '../channel';

export interface WalletRequest {
  /** The mini-program or official account that opens the wallet. */
  readonly appId: string;
  readonly prepayId: string;
  readonly now: Date;
}

/** Signed anew at every call; the prepay id itself lives two hours. Source: WeChat Pay APIv3, wx.requestPayment. */
export function walletParams(privateKey: KeyObject, { appId, prepayId, now }: WalletRequest): WalletParams {
  return signWalletParams(privateKey, {
    appId,
    timeStamp: String(Math.floor(now.getTime() / 1000)),
    nonceStr: randomBytes(16).toString('hex'),
    package: `prepay_id=${prepayId}`,
  });
}

/** `signType` is not part of the signed text. */
export function signWalletParams(
  privateKey: KeyObject,
  params: Omit<WalletParams, 'signType' | 'paySign'>,
): WalletParams {
  const text = `${params.appId}\n${params.timeStamp}\n${params.nonceStr}\n${params.package}\n`;
  const paySign = sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64');
  return { ...params, signType: 'RSA', paySign };
}
