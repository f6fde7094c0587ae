import { checkFields } from '../http/checkFields';
import type { V3Api } from '../http/v3Api';
import { ownTrade, seenByV3 } from '../pay/queryTrade';
import { relatedSub } from '../pay/relations';
import { keyOf } from '../store/store';
import { reverseFields } from './codePayFields';
import { reverseTrade } from './reverseTrade';

export const reverse: V3Api = {
  method: 'POST',
  path: /^\/v3\/pay\/partner\/transactions\/out-trade-no\/([^/]+)\/reverse$/,
  api: 'reverse',
  about: (_world, { no }) => ({ outTradeNo: no }),
  handle: (wechat, { merchant, no, body }) => {
    const fields = checkFields(reverseFields, body, 'body');
    relatedSub(merchant, fields);
    const found = seenByV3(wechat, wechat.store.trades.get(keyOf(merchant.spMchid, no)));
    reverseTrade(wechat, ownTrade(found, fields));
    return { status: 200, body: { ...fields, out_trade_no: no } };
  },
};
