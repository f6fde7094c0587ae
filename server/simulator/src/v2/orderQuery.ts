import { strike } from '../scenario/plans';
import { namedTrade, tradeAnswer } from './tradeAnswer';
import type { V2Api } from './v2Api';
import { checkV2Fields, tradeFields } from './v2Fields';

export const orderQuery: V2Api = {
  path: '/pay/orderquery',
  api: 'query',
  certificate: false,
  about: (_world, { fields }) => ({ outTradeNo: fields['out_trade_no'] }),
  handle: (world, { fields }) => {
    const trade = namedTrade(world, checkV2Fields(tradeFields, fields));
    const wrong = strike(world, [trade.outTradeNo], { name: 'query-wrong-amount' });
    return tradeAnswer({ ...trade, totalFen: trade.totalFen - (wrong ? 1 : 0) });
  },
};
