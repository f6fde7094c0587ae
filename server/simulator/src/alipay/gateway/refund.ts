import { z } from 'zod';
import type { Alipay } from '../alipay';
import { beijing } from '../../world/clock';
import { finishLater, finishRefund } from '../trade/finishRefund';
import type { Refund, Trade } from '../store/records';
import { findTrade } from '../trade/findTrade';
import { doneFen, exists, givenBackFen, refreshed } from '../trade/tradeState';
import { tradeView } from '../trade/tradeView';
import { yuan } from '../../world/yuan';
import type { GatewayAnswer, GatewayApi } from './gatewayApi';
import { noSuchTrade, refusal } from './gatewayError';
import { eitherNumber, price, readContent } from './readContent';

const refundContent = z.intersection(
  eitherNumber,
  z.object({
    refund_amount: price,
    out_request_no: z.string().min(1).max(64).optional(),
    refund_reason: z.string().max(256).optional(),
  }),
);

/** Gives back at once; the same number again changes nothing and says so (`fund_change` N). */
export const refund: GatewayApi = {
  method: 'alipay.trade.refund',
  api: 'refund',
  handle: (alipay, { merchant, content }) => {
    const asked = readContent(refundContent, content);
    const trade = findTrade(alipay, merchant.pid, asked);
    if (!exists(trade)) throw noSuchTrade();
    refreshed(alipay, trade);
    const fen = asked.refund_amount;
    const requestNo = asked.out_request_no ?? wholeOnly(trade, fen);
    const known = trade.refunds.find((one) => one.requestNo === requestNo);
    if (known && known.fen !== fen) throw refusal('DISCORDANT_REPEAT_REQUEST', '同一笔退款金额前后不一致');
    if (known) return answer(trade, known, giveAgain(alipay, trade, known));
    checkTrade(alipay, trade, fen);
    return answer(trade, ...begin(alipay, trade, { requestNo, fen }));
  },
};

/** Without a number of its own a refund is the whole trade, and its number the trade's. */
function wholeOnly(trade: Trade, fen: number): string {
  if (fen !== trade.totalFen) throw refusal('INVALID_PARAMETER', '部分退款必须传入out_request_no');
  return trade.outTradeNo;
}

function checkTrade(alipay: Alipay, trade: Trade, fen: number): void {
  if (trade.status === 'TRADE_FINISHED') throw refusal('TRADE_HAS_FINISHED', '交易已完结');
  if (trade.paidMs === undefined) throw refusal('TRADE_STATUS_ERROR', '交易状态不合法');
  if (trade.cancelled) throw refusal('REASON_TRADE_REFUND_FEE_ERR', '退款金额无效');
  if (givenBackFen(trade) + fen > trade.totalFen) throw refusal('REFUND_AMT_NOT_EQUAL_TOTAL', '退款金额超限');
  if (alipay.plans.strike([trade.outTradeNo], { name: 'refund-not-enough' })) throw notEnough();
}

function begin(alipay: Alipay, trade: Trade, asked: { requestNo: string; fen: number }): [Refund, boolean] {
  const { clock, timers } = alipay;
  const subjects = [asked.requestNo];
  if (alipay.plans.strike(subjects, { name: 'refund-not-enough' })) throw notEnough();
  const slow = alipay.plans.strike(subjects, { name: 'refund-slow' });
  const isLost = alipay.plans.strike(subjects, { name: 'refund-lost' }) !== undefined;
  const dueMs = clock.nowMs() + timers.realMs(slow?.s ?? 0);
  const made: Refund = { ...asked, state: isLost ? 'lost' : 'waiting', dueMs };
  trade.refunds.push(made);
  alipay.books.save({ kind: 'trade', value: trade });
  if (slow) finishLater(alipay, trade, made);
  else if (!isLost) finishRefund(alipay, trade, made);
  return [made, !slow && !isLost];
}

/** What was answered once and never done is done now, as far as there is still something to give back. */
function giveAgain(alipay: Alipay, trade: Trade, known: Refund): boolean {
  if (known.state !== 'lost') return false;
  checkTrade(alipay, trade, known.fen);
  known.state = 'waiting';
  finishRefund(alipay, trade, known);
  return true;
}

function answer(trade: Trade, made: Refund, isChange: boolean): GatewayAnswer {
  const { buyer_logon_id, buyer_user_id } = tradeView(trade);
  return {
    trade_no: trade.tradeNo,
    out_trade_no: trade.outTradeNo,
    buyer_logon_id,
    buyer_user_id,
    fund_change: isChange ? 'Y' : 'N',
    refund_fee: yuan(doneFen(trade)),
    ...(made.state === 'done' && { gmt_refund_pay: beijing(made.dueMs) }),
  };
}

function notEnough(): Error {
  return refusal('SELLER_BALANCE_NOT_ENOUGH', '卖家余额不足');
}
