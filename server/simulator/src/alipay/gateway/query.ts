import { beijing } from '../../world/clock';
import { findTrade } from '../trade/findTrade';
import { exists, refreshed } from '../trade/tradeState';
import { tradeView } from '../trade/tradeView';
import { yuan } from '../../world/yuan';
import type { GatewayApi } from './gatewayApi';
import { noSuchTrade } from './gatewayError';
import { eitherNumber, readContent } from './readContent';

export const query: GatewayApi = {
  method: 'alipay.trade.query',
  api: 'query',
  handle: (alipay, { merchant, content }) => {
    const trade = findTrade(alipay, merchant.pid, readContent(eitherNumber, content));
    if (!exists(trade)) throw noSuchTrade();
    const { status, paidMs } = refreshed(alipay, trade);
    const isWrong = paidMs !== undefined && alipay.plans.strike([trade.outTradeNo], { name: 'query-wrong-amount' });
    return {
      ...tradeView(trade),
      trade_status: status,
      ...(paidMs !== undefined && { send_pay_date: beijing(paidMs) }),
      ...(isWrong && { total_amount: yuan(trade.totalFen - 1) }),
    };
  },
};
