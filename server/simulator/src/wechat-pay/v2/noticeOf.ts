import { createCipheriv, createHash } from 'node:crypto';
import { beijing } from '../../world/clock';
import type { Message } from '../../world/deliver';
import type { Try } from '../callback/messageOf';
import type { Notification, Refund, Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { WechatPay } from '../wechatPay';
import { V2_REFUND_STATES } from './refundQuery';
import { writeXml, type Fields } from './xml';

/**
 * What became of a refund, told in V2: not signed, but encrypted with the merchant's V2 key.
 * Source: WeChat Pay V2, refund notice: AES-256-ECB under the lower-case MD5 of the key.
 */
export function noticeOf(wechat: WechatPay, notification: Notification, { faults, copy }: Try): Message {
  const { merchant, refund, trade } = toldOf(wechat, notification);
  const isForeign = faults.includes('callback-forged') || faults.includes('callback-altered');
  const fields: Fields = {
    return_code: 'SUCCESS',
    appid: trade.spAppid ?? '',
    mch_id: merchant.spMchid,
    sub_mch_id: faults.includes('callback-other-merchant') ? '1999999999' : refund.subMchid,
    nonce_str: wechat.ids.letters(`notice|${notification.id}|${notification.tries.length}|${copy}`, 32),
    req_info: sealed(writeXml(contentOf(trade, refund), 'root'), isForeign ? 'somebody else' : merchant.apiV2Key),
  };
  return {
    body: writeXml(fields),
    headers: { 'Content-Type': 'text/xml; charset=utf-8', 'User-Agent': 'Mozilla/4.0' },
  };
}

function toldOf(wechat: WechatPay, notification: Notification) {
  const merchant = wechat.merchants.get(notification.spMchid);
  const refund = wechat.store.refunds.get(keyOf(notification.spMchid, notification.outRefundNo ?? ''));
  const trade = wechat.store.trades.get(keyOf(notification.spMchid, notification.outTradeNo));
  if (!merchant || !refund || !trade) throw new Error(`nothing to tell about ${notification.outTradeNo}`);
  return { merchant, refund, trade };
}

function contentOf(trade: Trade, refund: Refund): Fields {
  return {
    out_refund_no: refund.outRefundNo,
    out_trade_no: refund.outTradeNo,
    refund_account: 'REFUND_SOURCE_RECHARGE_FUNDS',
    refund_fee: String(refund.refundFen),
    refund_id: refund.refundId,
    refund_recv_accout: '支付用户零钱',
    refund_request_source: 'API',
    refund_status: V2_REFUND_STATES[refund.status],
    settlement_refund_fee: String(refund.refundFen),
    settlement_total_fee: String(trade.totalFen),
    ...(refund.successMs !== undefined && { success_time: beijing(refund.successMs) }),
    total_fee: String(trade.totalFen),
    transaction_id: trade.transactionId ?? '',
  };
}

function sealed(plain: string, apiV2Key = ''): string {
  const cipher = createCipheriv('aes-256-ecb', createHash('md5').update(apiV2Key).digest('hex'), null);
  return Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
}
