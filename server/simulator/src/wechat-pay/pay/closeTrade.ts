import { checkFields } from '../http/checkFields';
import type { V3Api } from '../http/v3Api';
import { WechatError } from '../http/wechatError';
import { keyOf } from '../store/store';
import { confirmTrade } from './confirmTrade';
import { tradeOwner } from './prepayFields';
import { ownTrade, seenByV3 } from './queryTrade';
import { relatedSub } from './relations';
import { refreshed } from './tradeState';

/** Closing twice is closing once; what is paid cannot be closed. */
export const closeTrade: V3Api = {
  method: 'POST',
  path: /^\/v3\/pay\/partner\/transactions\/out-trade-no\/([^/]+)\/close$/,
  api: 'close',
  about: (_world, { no }) => ({ outTradeNo: no }),
  handle: (wechat, { merchant, no, body }) => {
    const owner = checkFields(tradeOwner, body, 'body');
    relatedSub(merchant, owner);
    const trade = refreshed(
      wechat,
      ownTrade(seenByV3(wechat, wechat.store.trades.get(keyOf(merchant.spMchid, no))), owner),
    );
    if (trade.tradeType === 'MICROPAY') {
      throw new WechatError(400, 'INVALID_REQUEST', '当前交易不允许进行普通关单(只能撤销)');
    }
    if (trade.transactionId !== undefined) throw new WechatError(400, 'ORDER_PAID', '订单已支付');
    if (trade.state === 'NOTPAY') {
      trade.state = 'CLOSED';
      wechat.store.save({ kind: 'trade', value: trade });
    }
    const late = wechat.plans.strike([no], { name: 'success-after-close' });
    if (late) {
      wechat.timers.after(wechat.timers.realMs(late.s), () => {
        confirmTrade(wechat, trade, { evenClosed: true });
      });
    }
    return { status: 204 };
  },
};
