import { openJournal, readJournal, type Journal } from './journal';
import type { Notification, Person, Plan, Refund, StoreRecord, Trade } from './records';

export interface Store {
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
  plans: Map<string, Plan>;
  save(record: StoreRecord): void;
  close(): Promise<void>;
}

/** Maps in memory and, with a folder, a journal they are rebuilt from. */
export function openStore(dir: string | undefined): Store {
  let journal: Journal | undefined;
  const store: Store = {
    trades: new Map(),
    tradeOfPrepay: new Map(),
    tradeOfTransaction: new Map(),
    refunds: new Map(),
    refundsOfTrade: new Map(),
    notifications: new Map(),
    people: new Map(),
    plans: new Map(),
    save: (record) => {
      remember(store, record);
      journal?.append(record);
    },
    close: async () => journal?.close(),
  };
  if (dir === undefined) return store;
  for (const record of readJournal(dir)) remember(store, record);
  journal = openJournal(dir, everything(store));
  return store;
}

export function keyOf(spMchid: string, outNo: string): string {
  return `${spMchid}:${outNo}`;
}

function remember(store: Store, record: StoreRecord): void {
  switch (record.kind) {
    case 'trade':
      return rememberTrade(store, record.value);
    case 'refund':
      return rememberRefund(store, record.value);
    case 'notification':
      return void store.notifications.set(record.value.id, record.value);
    case 'person':
      return void store.people.set(record.value.openid, record.value);
    case 'plan':
      return void store.plans.set(record.value.subject, record.value);
    case 'reset':
      return forget(store);
  }
}

function rememberTrade(store: Store, trade: Trade): void {
  store.trades.set(keyOf(trade.spMchid, trade.outTradeNo), trade);
  for (const prepay of trade.prepays) store.tradeOfPrepay.set(prepay.id, trade);
  if (trade.transactionId !== undefined) store.tradeOfTransaction.set(trade.transactionId, trade);
}

function rememberRefund(store: Store, refund: Refund): void {
  store.refunds.set(keyOf(refund.spMchid, refund.outRefundNo), refund);
  const tradeKey = keyOf(refund.spMchid, refund.outTradeNo);
  const others = (store.refundsOfTrade.get(tradeKey) ?? []).filter((one) => one.outRefundNo !== refund.outRefundNo);
  store.refundsOfTrade.set(tradeKey, [...others, refund]);
}

/** People stay: a reset wipes what happened, not who exists. */
function forget(store: Store): void {
  store.trades.clear();
  store.tradeOfPrepay.clear();
  store.tradeOfTransaction.clear();
  store.refunds.clear();
  store.refundsOfTrade.clear();
  store.notifications.clear();
  store.plans.clear();
}

function everything(store: Store): StoreRecord[] {
  return [
    ...[...store.people.values()].map((value) => ({ kind: 'person', value }) as const),
    ...[...store.plans.values()].map((value) => ({ kind: 'plan', value }) as const),
    ...[...store.trades.values()].map((value) => ({ kind: 'trade', value }) as const),
    ...[...store.refunds.values()].map((value) => ({ kind: 'refund', value }) as const),
    ...[...store.notifications.values()].map((value) => ({ kind: 'notification', value }) as const),
  ];
}
