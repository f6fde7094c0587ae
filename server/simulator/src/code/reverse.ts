import { checkFields } from '../http/checkFields';
import type { V3Api } from '../http/v3Api';
import { ownTrade, seenByV3 } from '../pay/queryTrade';
import { checkServiceProvider, subMerchantOf } from '../pay/relations';
import { keyOf } from '../store/store';
import { reverseFields } from './codePayFields';
import { reverseTrade } from './reverseTrade';

export const reverse: V3Api = {
  method: 'POST',
  path: /^\/v3\/pay\/partner\/transactions\/out-trade-no\/([^/]+)\/reverse$/,
  api: 'reverse',
  about: (_world, { no }) => ({ outTradeNo: no }),
  handle: (world, { merchant, no, body }) => {
    const fields = checkFields(reverseFields, body, 'body');
    checkServiceProvider(merchant, fields.sp_mchid);
    subMerchantOf(merchant, fields.sub_mchid);
    const found = seenByV3(world, world.store.trades.get(keyOf(merchant.spMchid, no)));
    reverseTrade(world, ownTrade(found, fields));
    return { status: 200, body: { ...fields, out_trade_no: no } };
  },
};
