import { openJournal, recordsOf, type Journal } from '../../world/journal';
import type { Plan } from '../../world/plans';
import type { Scenario } from '../scenario/scenarios';
import type { Notification, Person, Refund, StoreRecord, Trade } from './records';

interface Maps {
  /** Keyed by `sp_mchid:out_trade_no`: the number is unique under the service provider. */
  trades: Map<string, Trade>;
  tradeOfPrepay: Map<string, Trade>;
  tradeOfTransaction: Map<string, Trade>;
  /** Keyed by `sp_mchid:out_refund_no`. */
  refunds: Map<string, Refund>;
  refundsOfTrade: Map<string, Refund[]>;
  notifications: Map<string, Notification>;
  /** Keyed by openid. */
  people: Map<string, Person>;
  plans: Map<string, Plan<Scenario>>;
}

export interface Store extends Maps, Journal<StoreRecord> {}

/** Maps in memory and, with a folder, a journal they are rebuilt from. */
export function openStore(dir: string | undefined): Store {
  const maps: Maps = {
    trades: new Map(),
    tradeOfPrepay: new Map(),
    tradeOfTransaction: new Map(),
    refunds: new Map(),
    refundsOfTrade: new Map(),
    notifications: new Map(),
    people: new Map(),
    plans: new Map(),
  };
  const journal = openJournal<StoreRecord>(dir, {
    remember: (record) => remember(maps, record),
    everything: () => everything(maps),
  });
  return { ...maps, ...journal };
}

export function keyOf(spMchid: string, outNo: string): string {
  return `${spMchid}:${outNo}`;
}

function remember(maps: Maps, record: StoreRecord): void {
  switch (record.kind) {
    case 'trade':
      return rememberTrade(maps, record.value);
    case 'refund':
      return rememberRefund(maps, record.value);
    case 'notification':
      return void maps.notifications.set(record.value.id, record.value);
    case 'person':
      return void maps.people.set(record.value.openid, record.value);
    case 'plan':
      return void maps.plans.set(record.value.subject, record.value);
    case 'reset':
      return forget(maps);
  }
}

function rememberTrade(maps: Maps, trade: Trade): void {
  maps.trades.set(keyOf(trade.spMchid, trade.outTradeNo), trade);
  for (const prepay of trade.prepays) maps.tradeOfPrepay.set(prepay.id, trade);
  if (trade.transactionId !== undefined) maps.tradeOfTransaction.set(trade.transactionId, trade);
}

function rememberRefund(maps: Maps, refund: Refund): void {
  maps.refunds.set(keyOf(refund.spMchid, refund.outRefundNo), refund);
  const tradeKey = keyOf(refund.spMchid, refund.outTradeNo);
  const others = (maps.refundsOfTrade.get(tradeKey) ?? []).filter((one) => one.outRefundNo !== refund.outRefundNo);
  maps.refundsOfTrade.set(tradeKey, [...others, refund]);
}

/** People stay: a reset wipes what happened, not who exists. */
function forget(maps: Maps): void {
  for (const map of Object.values(maps)) if (map !== maps.people) map.clear();
}

function everything({ people, plans, trades, refunds, notifications }: Maps): StoreRecord[] {
  return [
    ...recordsOf('person', people),
    ...recordsOf('plan', plans),
    ...recordsOf('trade', trades),
    ...recordsOf('refund', refunds),
    ...recordsOf('notification', notifications),
  ];
}
