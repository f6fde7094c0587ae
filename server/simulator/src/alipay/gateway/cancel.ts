import type { Alipay } from '../alipay';
import { notify } from '../notice/notify';
import type { Trade } from '../store/records';
import { closeTrade } from '../trade/closeTrade';
import { confirmTrade } from '../trade/confirmTrade';
import { findTrade } from '../trade/findTrade';
import { exists, refreshed } from '../trade/tradeState';
import type { GatewayAnswer, GatewayApi } from './gatewayApi';
import { refusal } from './gatewayError';
import { eitherNumber, readContent } from './readContent';

const DAY_MS = 86_400_000;

/** Ends a trade whatever its state: unpaid it is closed, paid it is given back. What never was is cancelled as well. */
export const cancel: GatewayApi = {
  method: 'alipay.trade.cancel',
  api: 'cancel',
  handle: (alipay, { merchant, content }) => {
    const numbers = readContent(eitherNumber, content);
    const trade = findTrade(alipay, merchant.pid, numbers);
    const outTradeNo = trade?.outTradeNo ?? numbers.out_trade_no;
    if (alipay.plans.strike([outTradeNo], { name: 'reverse-again' }))
      return { out_trade_no: outTradeNo, retry_flag: 'Y' };
    if (!exists(trade)) {
      if (trade) voidCode(alipay, trade);
      return { out_trade_no: outTradeNo, retry_flag: 'N' };
    }
    trade.cancelled = end(alipay, refreshed(alipay, trade));
    alipay.books.save({ kind: 'trade', value: trade });
    return done(trade);
  },
};

/** The code can no more be scanned; there is no action to tell of. */
function voidCode(alipay: Alipay, trade: Trade): void {
  trade.status = 'VOID';
  alipay.books.save({ kind: 'trade', value: trade });
}

function end(alipay: Alipay, trade: Trade): 'close' | 'refund' {
  if (trade.status === 'TRADE_CLOSED')
    return trade.cancelled ?? (trade.paidMs === undefined ? 'close' : refuseRefunded());
  if (trade.status === 'WAIT_BUYER_PAY') {
    if (!alipay.plans.strike([trade.outTradeNo], { name: 'success-during-reverse' })) {
      closeTrade(alipay, trade);
      return 'close';
    }
    confirmTrade(alipay, trade, { evenClosed: false });
  }
  giveBack(alipay, trade);
  return 'refund';
}

function giveBack(alipay: Alipay, trade: Trade): void {
  const nowMs = alipay.clock.nowMs();
  if (trade.status === 'TRADE_FINISHED') throw refusal('TRADE_HAS_FINISHED', '交易已经完结');
  if (trade.refunds.length > 0) refuseRefunded();
  if (nowMs - (trade.paidMs ?? nowMs) > DAY_MS) throw refusal('TRADE_CANCEL_TIME_OUT', '超过撤销时间范围');
  if (alipay.plans.strike([trade.outTradeNo], { name: 'refund-not-enough' })) {
    throw refusal('SELLER_BALANCE_NOT_ENOUGH', '商户的支付宝账户中无足够的资金进行撤销');
  }
  trade.status = 'TRADE_CLOSED';
  trade.closedMs = nowMs;
  alipay.books.save({ kind: 'trade', value: trade });
  notify(alipay, trade, { sumFen: trade.totalFen, atMs: nowMs });
}

function refuseRefunded(): never {
  throw refusal('REASON_TRADE_REFUND_FEE_ERR', '退款金额无效');
}

function done(trade: Trade): GatewayAnswer {
  return { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo, retry_flag: 'N', action: trade.cancelled };
}
