import { rfc3339 } from '../../world/clock';
import type { Message } from '../../world/deliver';
import { forgersKey } from '../../world/forgersKey';
import { seal, sign } from '../keys/cryptography';
import { signingKeyOf } from '../keys/signingKeyOf';
import { tradeView } from '../pay/tradeView';
import { refundNotice } from '../refund/refundView';
import type { CALLBACK_FAULTS } from '../scenario/scenarios';
import type { Notification, Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { Merchant, WechatPay } from '../wechatPay';

const SUMMARIES = {
  'TRANSACTION.SUCCESS': '支付成功',
  'REFUND.SUCCESS': '退款成功',
  'REFUND.ABNORMAL': '退款异常',
  'REFUND.CLOSED': '退款关闭',
} as const;

export interface Try {
  faults: (typeof CALLBACK_FAULTS)[number][];
  /** 1 for the second of a doubled callback. */
  copy: number;
}

interface Circumstances extends Try {
  merchant: Merchant;
  /** Names this message for the generator of nonces: none is used twice, across restarts too. */
  name: string;
}

/** One try's message, encrypted and signed anew. Source: WeChat Pay APIv3, callback message. */
export function messageOf(wechat: WechatPay, notification: Notification, { faults, copy }: Try): Message {
  const merchant = wechat.merchants.get(notification.spMchid);
  if (!merchant) throw new Error(`no merchant ${notification.spMchid} any more`);
  const name = `callback|${notification.id}|${notification.tries.length}|${copy}`;
  const body = bodyOf(wechat, notification, { merchant, faults, copy, name });
  const timestamp = Math.floor(wechat.clock.wireNowMs() / 1000) - (faults.includes('callback-old') ? 3600 : 0);
  const nonce = wechat.ids.letters(`${name}|header`, 32);
  const key = signingKeyOf(merchant);
  const privateKey = faults.includes('callback-forged') ? forgersKey() : key.privateKey;
  const signature = sign(privateKey, [String(timestamp), nonce, body]);
  return {
    body,
    headers: {
      'Content-Type': 'application/json',
      Accept: '*/*',
      'User-Agent': 'Mozilla/4.0',
      'Request-ID': `0${wechat.ids.digits(name, 30)}-0`,
      'Wechatpay-Timestamp': String(timestamp),
      'Wechatpay-Nonce': nonce,
      'Wechatpay-Serial': key.serial,
      'Wechatpay-Signature': faults.includes('callback-signtest') ? `WECHATPAY/SIGNTEST/${signature}` : signature,
      'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    },
  };
}

function bodyOf(wechat: WechatPay, notification: Notification, given: Circumstances): string {
  const { merchant, faults, name } = given;
  const originalType = notification.outRefundNo === undefined ? 'transaction' : 'refund';
  const plain = JSON.stringify(contentOf(wechat, notification, given));
  const nonce = wechat.ids.letters(`${name}|seal`, 12);
  const sealed = seal(merchant.apiV3Key, plain, { nonce, associatedData: originalType });
  return JSON.stringify({
    id: notification.id,
    create_time: rfc3339(notification.createdMs),
    resource_type: 'encrypt-resource',
    event_type: notification.eventType,
    summary: SUMMARIES[notification.eventType],
    resource: {
      original_type: originalType,
      ...sealed,
      ciphertext: faults.includes('callback-altered') ? altered(sealed.ciphertext) : sealed.ciphertext,
    },
  });
}

function contentOf(wechat: WechatPay, notification: Notification, given: Circumstances): object {
  const { merchant, faults } = given;
  const real = wechat.store.trades.get(keyOf(notification.spMchid, notification.outTradeNo));
  const refund = wechat.store.refunds.get(keyOf(notification.spMchid, notification.outRefundNo ?? ''));
  if (!real) throw new Error(`no trade ${notification.outTradeNo} any more`);
  // A payment's notice says SUCCESS even when a refund has come in between.
  const trade: Trade = { ...real, state: 'SUCCESS' };
  if (faults.includes('callback-wrong-amount')) trade.totalFen -= 1;
  const content = refund ? refundNotice(trade, refund) : tradeView(trade);
  if (!faults.includes('callback-other-merchant')) return content;
  const other = merchant.subMerchants.find((sub) => sub.subMchid !== trade.subMchid);
  return { ...content, sub_mchid: other?.subMchid ?? '1999999999' };
}

/** One bit flipped in the middle; the signature over the altered message is right, the GCM tag is not. */
function altered(ciphertext: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  return bytes.toString('base64');
}
