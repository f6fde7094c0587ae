import { reverseTrade } from '../code/reverseTrade';
import { namedTrade } from './tradeAnswer';
import type { V2Api } from './v2Api';
import { checkV2Fields, tradeFields } from './v2Fields';

/** `recall` tells whether it must be said again. */
export const reverseV2: V2Api = {
  path: '/secapi/pay/reverse',
  api: 'reverse',
  certificate: true,
  about: (_world, { fields }) => ({ outTradeNo: fields['out_trade_no'] }),
  handle: (wechat, { merchant, fields }) => {
    reverseTrade(wechat, namedTrade(wechat, merchant, checkV2Fields(tradeFields, fields)));
    return { recall: 'N' };
  },
  refusal: ({ code }) => ({ recall: code === 'USERPAYING' || code === 'SYSTEM_ERROR' ? 'Y' : 'N' }),
};
