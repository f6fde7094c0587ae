import { closeTrade } from '../trade/closeTrade';
import { confirmTrade } from '../trade/confirmTrade';
import { findTrade } from '../trade/findTrade';
import { exists, refreshed } from '../trade/tradeState';
import type { GatewayApi } from './gatewayApi';
import { noSuchTrade, refusal } from './gatewayError';
import { eitherNumber, readContent } from './readContent';

/** Only what waits for its payer. A code nobody scanned is no trade: it stays good. */
export const close: GatewayApi = {
  method: 'alipay.trade.close',
  api: 'close',
  handle: (alipay, { merchant, content }) => {
    const trade = findTrade(alipay, merchant.pid, readContent(eitherNumber, content));
    if (!exists(trade)) throw noSuchTrade();
    if (refreshed(alipay, trade).status !== 'WAIT_BUYER_PAY') {
      throw refusal('REASON_TRADE_STATUS_INVALID', '交易状态异常，非待支付状态下不支持关单操作');
    }
    closeTrade(alipay, trade);
    const late = alipay.plans.strike([trade.outTradeNo], { name: 'success-after-close' });
    const { timers } = alipay;
    if (late) timers.after(timers.realMs(late.s), () => void confirmTrade(alipay, trade, { evenClosed: true }));
    return { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo };
  },
};
