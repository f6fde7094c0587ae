import { rfc3339 } from '../clock';
import { ownTrade } from '../pay/queryTrade';
import { refreshed } from '../pay/tradeState';
import { STATE_WORDS } from '../pay/tradeView';
import type { Trade } from '../store/records';
import { keyOf } from '../store/store';
import type { World } from '../world';

interface Named {
  mch_id: string;
  sub_mch_id: string;
  transaction_id?: string | undefined;
  out_trade_no?: string | undefined;
}

/** The trade that is meant; V2 prefers its own number. */
export function namedTrade(world: World, named: Named): Trade {
  const found =
    named.transaction_id === undefined
      ? world.store.trades.get(keyOf(named.mch_id, named.out_trade_no ?? ''))
      : world.store.tradeOfTransaction.get(named.transaction_id);
  const owner = { sp_mchid: named.mch_id, sub_mchid: named.sub_mch_id };
  return refreshed(world, ownTrade(found, owner));
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
  return rfc3339(ms).slice(0, 19).replaceAll(/[-:T]/g, '');
}
