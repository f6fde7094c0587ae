import { join } from 'node:path';
import { openJournal, readJournal, type Journal } from '../../store/journal';
import type { AlipayRecord, Notice, Plan, Trade } from './records';

export interface Books {
  /** Keyed by `pid:out_trade_no`. */
  trades: Map<string, Trade>;
  tradeOfNo: Map<string, Trade>;
  tradeOfQr: Map<string, Trade>;
  notices: Map<string, Notice>;
  plans: Map<string, Plan>;
  save(record: AlipayRecord): void;
  close(): Promise<void>;
}

/** Maps in memory and, with a folder, a journal of their own that they are rebuilt from. */
export function openBooks(dir: string | undefined): Books {
  let journal: Journal<AlipayRecord> | undefined;
  const books: Books = {
    trades: new Map(),
    tradeOfNo: new Map(),
    tradeOfQr: new Map(),
    notices: new Map(),
    plans: new Map(),
    save: (record) => {
      remember(books, record);
      journal?.append(record);
    },
    close: async () => journal?.close(),
  };
  if (dir === undefined) return books;
  const folder = join(dir, 'alipay');
  for (const record of readJournal<AlipayRecord>(folder)) remember(books, record);
  journal = openJournal<AlipayRecord>(folder, everything(books));
  return books;
}

export function keyOf(pid: string, outTradeNo: string): string {
  return `${pid}:${outTradeNo}`;
}

function remember(books: Books, record: AlipayRecord): void {
  switch (record.kind) {
    case 'trade':
      return rememberTrade(books, record.value);
    case 'notice':
      return void books.notices.set(record.value.id, record.value);
    case 'plan':
      return void books.plans.set(record.value.subject, record.value);
    case 'reset':
      for (const map of [books.trades, books.tradeOfNo, books.tradeOfQr, books.notices, books.plans]) map.clear();
  }
}

function rememberTrade(books: Books, trade: Trade): void {
  books.trades.set(keyOf(trade.pid, trade.outTradeNo), trade);
  if (trade.tradeNo !== undefined) books.tradeOfNo.set(trade.tradeNo, trade);
  if (trade.qrId !== undefined) books.tradeOfQr.set(trade.qrId, trade);
}

function everything(books: Books): AlipayRecord[] {
  return [
    ...[...books.plans.values()].map((value) => ({ kind: 'plan', value }) as const),
    ...[...books.trades.values()].map((value) => ({ kind: 'trade', value }) as const),
    ...[...books.notices.values()].map((value) => ({ kind: 'notice', value }) as const),
  ];
}
