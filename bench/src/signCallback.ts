import { createCipheriv, randomBytes, randomUUID, sign, type KeyObject } from 'node:crypto';
import type { WaitingPayment } from './waitingPayments';

/** WeChat Pay as far as a callback needs it: its key, and what it shares with the merchant. */
export interface Provider {
  readonly privateKey: KeyObject;
  readonly publicKeyId: string;
  readonly apiV3Key: string;
  readonly spMchid: string;
  readonly appId: string;
}

export interface SignedCallback {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payment: WaitingPayment;
}

/** A payment's success as WeChat Pay sends it, signed and encrypted. Source: WeChat Pay APIv3, payment notification. */
export function signCallback(provider: Provider, payment: WaitingPayment, at: Date): SignedCallback {
  const body = JSON.stringify({
    id: randomUUID(),
    create_time: at.toISOString(),
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: encrypt(provider, transaction(provider, payment, at)),
  });
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const nonce = randomBytes(16).toString('hex');
  const signature = sign('RSA-SHA256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), provider.privateKey);
  const headers = {
    'content-type': 'application/json',
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': provider.publicKeyId,
    'wechatpay-signature': signature.toString('base64'),
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  };
  return { body, headers, payment };
}

function transaction({ spMchid, appId }: Provider, payment: WaitingPayment, at: Date): string {
  return JSON.stringify({
    sp_appid: appId,
    sp_mchid: spMchid,
    sub_mchid: payment.station.account.mchid,
    out_trade_no: payment.paymentNo,
    transaction_id: `42${payment.paymentNo.slice(1)}`,
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    trade_state_desc: '支付成功',
    bank_type: 'OTHERS',
    attach: '',
    success_time: `${at.toISOString().slice(0, 19)}+00:00`,
    payer: { sp_openid: 'bench' },
    amount: { total: payment.amountFen, payer_total: payment.amountFen, currency: 'CNY', payer_currency: 'CNY' },
  });
}

function encrypt({ apiV3Key }: Provider, text: string) {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce));
  cipher.setAAD(Buffer.from('transaction'));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    original_type: 'transaction',
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: ciphertext.toString('base64'),
    associated_data: 'transaction',
    nonce,
  };
}
