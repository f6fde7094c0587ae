import { namedTrade, tradeAnswer } from './tradeAnswer';
import type { V2Api } from './v2Api';
import { checkV2Fields, tradeFields } from './v2Fields';

export const orderQuery: V2Api = {
  path: '/pay/orderquery',
  api: 'query',
  certificate: false,
  about: (_world, { fields }) => ({ outTradeNo: fields['out_trade_no'] }),
  handle: (wechat, { merchant, fields }) => {
    const trade = namedTrade(wechat, merchant, checkV2Fields(tradeFields, fields));
    const wrong = wechat.plans.strike([trade.outTradeNo], { name: 'query-wrong-amount' });
    return tradeAnswer({ ...trade, totalFen: trade.totalFen - (wrong ? 1 : 0) });
  },
};
