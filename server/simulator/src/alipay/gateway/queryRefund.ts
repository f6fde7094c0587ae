import { z } from 'zod';
import { beijing } from '../../world/clock';
import { findTrade } from '../trade/findTrade';
import { exists } from '../trade/tradeState';
import { yuan } from '../../world/yuan';
import type { GatewayApi } from './gatewayApi';
import { noSuchTrade } from './gatewayError';
import { eitherNumber, readContent } from './readContent';

const queryContent = z.intersection(
  eitherNumber,
  z.object({ out_request_no: z.string().min(1), query_options: z.array(z.string()).default([]) }),
);

/** A refund that is not done, or that nobody heard of, is answered with nothing. */
export const queryRefund: GatewayApi = {
  method: 'alipay.trade.fastpay.refund.query',
  api: 'query-refund',
  handle: (alipay, { merchant, content }) => {
    const asked = readContent(queryContent, content);
    const trade = findTrade(alipay, merchant.pid, asked);
    if (!exists(trade)) throw noSuchTrade();
    const refund = trade.refunds.find((one) => one.requestNo === asked.out_request_no);
    if (refund?.state !== 'done') return {};
    return {
      trade_no: trade.tradeNo,
      out_trade_no: trade.outTradeNo,
      out_request_no: refund.requestNo,
      refund_status: 'REFUND_SUCCESS',
      total_amount: yuan(trade.totalFen),
      refund_amount: yuan(refund.fen),
      ...(asked.query_options.includes('gmt_refund_pay') && { gmt_refund_pay: beijing(refund.dueMs) }),
    };
  },
};
