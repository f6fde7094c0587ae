import { z } from 'zod';
import { checkFields } from '../http/checkFields';
import type { V3Api } from '../http/v3Api';
import { textAt } from '../../world/valueAt';
import { WechatError } from '../http/wechatError';
import { opens } from '../keys/cryptography';
import { mchid } from '../pay/prepayFields';
import { subMerchantOf } from '../pay/relations';
import type { Refund, Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { Merchant, WechatPay } from '../wechatPay';
import { resumeRefund } from './finishRefund';
import { outRefundNo } from './refundFields';
import { refundView } from './refundView';

/** Source: WeChat Pay APIv3, abnormal refund; account and name come encrypted for the platform. */
const abnormalFields = z.strictObject({
  sub_mchid: mchid('子商户号'),
  out_refund_no: outRefundNo,
  type: z.enum(['USER_BANK_CARD', 'MERCHANT_BANK_CARD']).describe('异常退款处理方式'),
  bank_type: z.string().min(1).max(16).describe('开户银行').optional(),
  bank_account: z.string().min(1).max(1024).describe('收款银行卡号').optional(),
  real_name: z.string().min(1).max(1024).describe('收款用户姓名').optional(),
});

/** Sends an abnormal refund on, to another card of the payer's or to the merchant's own account. */
export const applyAbnormalRefund: V3Api = {
  method: 'POST',
  path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)\/apply-abnormal-refund$/,
  api: 'abnormal-refund',
  about: (wechat, { body }, spMchid) => {
    const outNo = textAt(body, ['out_refund_no']);
    return { outTradeNo: wechat.store.refunds.get(keyOf(spMchid, outNo ?? ''))?.outTradeNo, outRefundNo: outNo };
  },
  handle: (wechat, { merchant, no, body, platformSerial }) => {
    const fields = checkFields(abnormalFields, body, 'body');
    subMerchantOf(merchant, fields.sub_mchid);
    const { trade, refund } = ownRefund(wechat, merchant, { no, ...fields });
    if (refund.status !== 'ABNORMAL') throw new WechatError(400, 'INVALID_REQUEST', '退款单状态不是退款异常');
    if (fields.type === 'USER_BANK_CARD') checkCard(merchant, platformSerial, [fields.bank_account, fields.real_name]);
    resumeRefund(wechat, refund);
    return { status: 200, body: refundView(trade, refund) };
  },
};

function ownRefund(
  wechat: WechatPay,
  merchant: Merchant,
  named: { no: string; out_refund_no: string; sub_mchid: string },
): { trade: Trade; refund: Refund } {
  const refund = wechat.store.refunds.get(keyOf(merchant.spMchid, named.out_refund_no));
  const trade = wechat.store.trades.get(keyOf(merchant.spMchid, refund?.outTradeNo ?? ''));
  const isOwn = refund?.refundId === named.no && refund.subMchid === named.sub_mchid;
  if (!trade || !isOwn) throw new WechatError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
  return { trade, refund };
}

/** Somebody's card must be readable with the platform's key that the caller named. */
function checkCard(merchant: Merchant, serial: string, sealed: (string | undefined)[]): void {
  const key = [merchant.keys.publicKey, ...merchant.keys.certificates].find((one) => one.serial === serial);
  if (!key) throw new WechatError(400, 'PARAM_ERROR', '请求含敏感信息时，Http头Wechatpay-Serial必填');
  for (const text of sealed) {
    if (text === undefined) throw new WechatError(400, 'PARAM_ERROR', '退款至用户银行卡时，收款银行卡号和姓名必填');
    if (!opens(key.privateKey, text)) {
      throw new WechatError(400, 'PARAM_ERROR', '敏感信息解密失败，请检查加密使用的公钥');
    }
  }
}
