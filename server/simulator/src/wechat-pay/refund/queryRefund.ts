import { checkFields } from '../http/checkFields';
import type { V3Api } from '../http/v3Api';
import { WechatError } from '../http/wechatError';
import { seenByV3 } from '../pay/queryTrade';
import { subMerchantOf } from '../pay/relations';
import { keyOf } from '../store/store';
import { refundOwner } from './refundFields';
import { refundView } from './refundView';

export const queryRefund: V3Api = {
  method: 'GET',
  path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/,
  api: 'query-refund',
  about: (wechat, { no }, spMchid) => ({
    outTradeNo: wechat.store.refunds.get(keyOf(spMchid, no))?.outTradeNo,
    outRefundNo: no,
  }),
  handle: (wechat, { merchant, no, query }) => {
    const owner = checkFields(refundOwner, query, 'query');
    subMerchantOf(merchant, owner.sub_mchid);
    const refund = seenByV3(wechat, wechat.store.refunds.get(keyOf(merchant.spMchid, no)));
    const trade = wechat.store.trades.get(keyOf(merchant.spMchid, refund?.outTradeNo ?? ''));
    if (!refund || !trade || refund.subMchid !== owner.sub_mchid) {
      throw new WechatError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
    }
    return { status: 200, body: refundView(trade, refund) };
  },
};
