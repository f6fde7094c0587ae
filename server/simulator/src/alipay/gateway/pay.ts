import { z } from 'zod';
import type { Alipay } from '../alipay';
import { keyOf } from '../store/books';
import type { Trade } from '../store/records';
import { beginTrade } from '../trade/beginTrade';
import { closeTrade } from '../trade/closeTrade';
import { confirmTrade } from '../trade/confirmTrade';
import { exists, refreshed } from '../trade/tradeState';
import { tradeView } from '../trade/tradeView';
import { beijing } from '../../world/clock';
import type { GatewayAnswer, GatewayApi } from './gatewayApi';
import { refusal } from './gatewayError';
import { draftOf } from './draftOf';
import { newTrade, readContent } from './readContent';

const payContent = newTrade.extend({ scene: z.literal('bar_code'), auth_code: z.string() });

/** Collects from the code on a payer's phone; a password may be asked for, by amount or by scenario. */
export const pay: GatewayApi = {
  method: 'alipay.trade.pay',
  api: 'pay',
  handle: (alipay, request) => {
    const content = readContent(payContent, request.content);
    const draft = draftOf(alipay, request, content);
    const found = alipay.books.trades.get(keyOf(draft.pid, draft.outTradeNo));
    if (found) return again(refreshed(alipay, found), draft, alipay.payerCodes.ownerOf(content.auth_code));
    const trade = beginTrade(alipay, draft, payerOf(alipay, content.auth_code));
    if (alipay.plans.strike([trade.outTradeNo], { name: 'payer-refuses' })) {
      closeTrade(alipay, trade);
      throw refusal('BUYER_BALANCE_NOT_ENOUGH', '买家余额不足');
    }
    if (waitsForPassword(alipay, trade)) return waiting(trade);
    confirmTrade(alipay, trade, { evenClosed: false });
    return paid(alipay, trade);
  },
};

function payerOf(alipay: Alipay, digits: string): string {
  const isCode = /^(?:2[5-9]|30)\d{14,22}$/.test(digits);
  const redeemed = isCode ? alipay.payerCodes.redeem(digits) : undefined;
  if (redeemed && 'user' in redeemed) return redeemed.user;
  throw refusal('PAYMENT_AUTH_CODE_INVALID', '支付授权码无效');
}

/** The same number again collects nothing again. */
function again(trade: Trade, draft: Trade, payer: string | undefined): GatewayAnswer {
  if (trade.fingerprint !== draft.fingerprint) throw refusal('CONTEXT_INCONSISTENT', '交易信息被篡改');
  if (trade.paidMs !== undefined) throw refusal('TRADE_HAS_SUCCESS', '交易已被支付');
  if (!exists(trade) || trade.status !== 'WAIT_BUYER_PAY') throw refusal('TRADE_HAS_CLOSE', '交易已经关闭');
  if (payer !== undefined && payer !== trade.user) throw refusal('TRADE_BUYER_NOT_MATCH', '交易买家不匹配');
  return waiting(trade);
}

function waitsForPassword(alipay: Alipay, trade: Trade): boolean {
  const { timers, options } = alipay;
  const slow = alipay.plans.strike([trade.outTradeNo], { name: 'payer-slow' });
  if (slow) {
    timers.after(timers.realMs(slow.s), () => void confirmTrade(alipay, trade, { evenClosed: false }));
  }
  const fails = alipay.plans.strike([trade.outTradeNo], { name: 'payer-fails' });
  if (fails) {
    timers.after(timers.realMs(fails.s), () => {
      if (trade.status === 'WAIT_BUYER_PAY') closeTrade(alipay, trade);
    });
  }
  const types = alipay.plans.strike([trade.outTradeNo], { name: 'payer-types-password' });
  return Boolean(slow ?? fails ?? types) || trade.totalFen >= options.passwordFromFen;
}

function waiting(trade: Trade): GatewayAnswer {
  return { code: '10003', ...tradeView(trade) };
}

/** With the scenario, money that was taken and rolled back: the answer is the same and the trade is closed. */
function paid(alipay: Alipay, trade: Trade): GatewayAnswer {
  const answer = { ...tradeView(trade), gmt_payment: beijing(trade.paidMs ?? 0) };
  if (alipay.plans.strike([trade.outTradeNo], { name: 'pay-rolled-back' })) {
    delete trade.paidMs;
    closeTrade(alipay, trade);
  }
  return answer;
}
