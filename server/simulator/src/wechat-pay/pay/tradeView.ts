import { rfc3339 } from '../../world/clock';
import type { Trade } from '../store/records';

export const STATE_WORDS = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '转入退款',
  CLOSED: '已关闭',
  USERPAYING: '需要用户输入支付密码',
  PAYERROR: '支付失败，请撤销订单',
  REVOKED: '订单已撤销',
} as const;

/**
 * The trade as query answers and callbacks show it; what is undefined does not reach the wire.
 * Source: WeChat Pay APIv3, partner transaction.
 */
export function tradeView(trade: Trade) {
  return {
    sp_appid: trade.spAppid,
    sp_mchid: trade.spMchid,
    sub_appid: trade.subAppid,
    sub_mchid: trade.subMchid,
    out_trade_no: trade.outTradeNo,
    trade_state: trade.state,
    trade_state_desc: STATE_WORDS[trade.state],
    attach: trade.attach,
    payer: { sp_openid: trade.spOpenid, sub_openid: trade.subOpenid },
    scene_info: trade.deviceId === undefined ? undefined : { device_id: trade.deviceId },
    ...(trade.successMs === undefined ? unpaid(trade) : paid(trade, trade.successMs)),
  };
}

function unpaid(trade: Trade) {
  return { amount: { total: trade.totalFen, currency: 'CNY' } };
}

function paid(trade: Trade, successMs: number) {
  return {
    transaction_id: trade.transactionId,
    trade_type: trade.tradeType,
    bank_type: 'OTHERS',
    success_time: rfc3339(successMs),
    amount: { total: trade.totalFen, payer_total: trade.totalFen, currency: 'CNY', payer_currency: 'CNY' },
  };
}
