import { createHash } from 'node:crypto';
import { beijing } from '../../world/clock';
import type { Trade } from '../store/records';
import { yuan } from '../../world/yuan';

/** What an answer says about a trade. */
export function tradeView(trade: Trade): Record<string, unknown> {
  const amount = yuan(trade.totalFen);
  return {
    trade_no: trade.tradeNo,
    out_trade_no: trade.outTradeNo,
    buyer_logon_id: logonIdOf(trade.user),
    buyer_user_id: buyerIdOf(trade.user),
    total_amount: amount,
    ...(trade.paidMs !== undefined && {
      receipt_amount: amount,
      buyer_pay_amount: amount,
      point_amount: '0.00',
      invoice_amount: amount,
      fund_bill_list: [{ fund_channel: 'ALIPAYACCOUNT', amount }],
    }),
    ...(trade.storeId !== undefined && { store_id: trade.storeId }),
    ...(trade.terminalId !== undefined && { terminal_id: trade.terminalId }),
  };
}

/** The same as form fields, for a notification. */
export function tradeFields(trade: Trade): Record<string, string> {
  const amount = yuan(trade.totalFen);
  const { tradeNo = '', paidMs, closedMs } = trade;
  return {
    trade_no: tradeNo,
    out_trade_no: trade.outTradeNo,
    trade_status: trade.status,
    subject: trade.subject,
    buyer_id: buyerIdOf(trade.user),
    buyer_logon_id: logonIdOf(trade.user),
    seller_id: trade.pid,
    total_amount: amount,
    gmt_create: beijing(trade.createdMs),
    ...(paidMs !== undefined && {
      gmt_payment: beijing(paidMs),
      receipt_amount: amount,
      buyer_pay_amount: amount,
      point_amount: '0.00',
      invoice_amount: amount,
      fund_bill_list: `[{"amount":"${amount}","fundChannel":"ALIPAYACCOUNT"}]`,
    }),
    ...(closedMs !== undefined && { gmt_close: beijing(closedMs) }),
  };
}

function buyerIdOf(user: string): string {
  return `2088${(BigInt(`0x${hashOf(user)}`) % 10n ** 12n).toString().padStart(12, '0')}`;
}

function logonIdOf(user: string): string {
  const digits = (BigInt(`0x${hashOf(user)}`) % 10n ** 6n).toString().padStart(6, '0');
  return `13${digits.slice(0, 1)}****${digits.slice(2)}`;
}

function hashOf(user: string): string {
  return createHash('sha256').update(`alipay|${user}`).digest('hex').slice(0, 16);
}
