import { checkFields } from '../http/checkFields';
import type { V3Answer, V3Api, V3Request } from '../http/v3Api';
import { WechatError } from '../http/wechatError';
import type { Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { WechatPay } from '../wechatPay';
import { tradeOwner } from './prepayFields';
import { relatedSub } from './relations';
import { refreshed } from './tradeState';
import { tradeView } from './tradeView';

export const queryTradeByOutTradeNo: V3Api = {
  method: 'GET',
  path: /^\/v3\/pay\/partner\/transactions\/out-trade-no\/([^/]+)$/,
  api: 'query',
  about: (_world, { no }) => ({ outTradeNo: no }),
  handle: (wechat, request) =>
    answer(wechat, request, wechat.store.trades.get(keyOf(request.merchant.spMchid, request.no))),
};

export const queryTradeById: V3Api = {
  method: 'GET',
  path: /^\/v3\/pay\/partner\/transactions\/id\/([^/]+)$/,
  api: 'query',
  about: (wechat, { no }) => ({ outTradeNo: wechat.store.tradeOfTransaction.get(no)?.outTradeNo }),
  handle: (wechat, request) => answer(wechat, request, wechat.store.tradeOfTransaction.get(request.no)),
};

function answer(wechat: WechatPay, request: V3Request, found: Trade | undefined): V3Answer {
  const owner = checkFields(tradeOwner, request.query, 'query');
  relatedSub(request.merchant, owner);
  const trade = ownTrade(seenByV3(wechat, found), owner);
  const wrong = wechat.plans.strike([trade.outTradeNo], { name: 'query-wrong-amount' });
  const told = { ...refreshed(wechat, trade), totalFen: trade.totalFen - (wrong ? 1 : 0) };
  return { status: 200, body: tradeView(told) };
}

/** Whether APIv3 tells about trades that came by V2 is the operator's choice. */
export function seenByV3<T extends { api: 'v3' | 'v2' }>(wechat: WechatPay, found: T | undefined): T | undefined {
  return found?.api === 'v2' && !wechat.options.v3SeesV2 ? undefined : found;
}

/** A trade of another service provider does not exist; one of another sub-merchant is refused. */
export function ownTrade(found: Trade | undefined, owner: { sp_mchid: string; sub_mchid: string }): Trade {
  if (!found || found.spMchid !== owner.sp_mchid) throw new WechatError(404, 'ORDER_NOT_EXIST', '订单不存在');
  if (found.subMchid !== owner.sub_mchid) {
    throw new WechatError(400, 'INVALID_REQUEST', '子商户号和订单信息不匹配');
  }
  return found;
}
