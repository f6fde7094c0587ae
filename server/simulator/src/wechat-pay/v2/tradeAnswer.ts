import type { z } from 'zod';
import { beijing } from '../../world/clock';
import { relatedSub } from '../pay/relations';
import { ownTrade } from '../pay/queryTrade';
import { refreshed } from '../pay/tradeState';
import { STATE_WORDS } from '../pay/tradeView';
import type { Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { Merchant, WechatPay } from '../wechatPay';
import { namedIn, type tradeFields } from './v2Fields';

/** The trade that is meant; V2 prefers its own number. */
export function namedTrade(wechat: WechatPay, merchant: Merchant, fields: z.output<typeof tradeFields>): Trade {
  const { transaction_id: transactionId, out_trade_no: outTradeNo = '' } = fields;
  const owner = namedIn(fields);
  relatedSub(merchant, owner);
  const found =
    transactionId === undefined
      ? wechat.store.trades.get(keyOf(owner.sp_mchid, outTradeNo))
      : wechat.store.tradeOfTransaction.get(transactionId);
  return refreshed(wechat, ownTrade(found, owner));
}

/** The trade as V2 tells it. Source: WeChat Pay V2, /pay/micropay and /pay/orderquery. */
export function tradeAnswer(trade: Trade): Record<string, string | undefined> {
  const isPaid = trade.successMs !== undefined;
  return {
    trade_state: trade.state,
    trade_state_desc: STATE_WORDS[trade.state],
    out_trade_no: trade.outTradeNo,
    attach: trade.attach ?? '',
    device_info: trade.deviceId,
    ...(isPaid && {
      openid: trade.spOpenid,
      is_subscribe: 'N',
      trade_type: trade.tradeType,
      bank_type: 'OTHERS',
      total_fee: String(trade.totalFen),
      fee_type: 'CNY',
      cash_fee: String(trade.totalFen),
      cash_fee_type: 'CNY',
      transaction_id: trade.transactionId,
      time_end: compactTime(trade.successMs ?? 0),
    }),
  };
}

/** Beijing time without any sign between, as V2 writes it. */
function compactTime(ms: number): string {
  return beijing(ms).replaceAll(/\D/g, '');
}
