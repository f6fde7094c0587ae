import { join } from 'node:path';
import { openJournal, recordsOf, type Journal } from '../../world/journal';
import type { Plan } from '../../world/plans';
import type { Scenario } from '../scenario/scenarios';
import type { AlipayRecord, Notice, Trade } from './records';

interface Maps {
  /** Keyed by `pid:out_trade_no`. */
  trades: Map<string, Trade>;
  tradeOfNo: Map<string, Trade>;
  tradeOfQr: Map<string, Trade>;
  notices: Map<string, Notice>;
  plans: Map<string, Plan<Scenario>>;
}

export interface Books extends Maps, Journal<AlipayRecord> {}

/** Maps in memory and, with a folder, a journal of their own that they are rebuilt from. */
export function openBooks(dir: string | undefined): Books {
  const maps: Maps = {
    trades: new Map(),
    tradeOfNo: new Map(),
    tradeOfQr: new Map(),
    notices: new Map(),
    plans: new Map(),
  };
  const journal = openJournal<AlipayRecord>(dir && join(dir, 'alipay'), {
    remember: (record) => remember(maps, record),
    everything: () => [
      ...recordsOf('plan', maps.plans),
      ...recordsOf('trade', maps.trades),
      ...recordsOf('notice', maps.notices),
    ],
  });
  return { ...maps, ...journal };
}

export function keyOf(pid: string, outTradeNo: string): string {
  return `${pid}:${outTradeNo}`;
}

function remember(maps: Maps, record: AlipayRecord): void {
  switch (record.kind) {
    case 'trade':
      return rememberTrade(maps, record.value);
    case 'notice':
      return void maps.notices.set(record.value.id, record.value);
    case 'plan':
      return void maps.plans.set(record.value.subject, record.value);
    case 'reset':
      for (const map of Object.values(maps)) map.clear();
  }
}

function rememberTrade(maps: Maps, trade: Trade): void {
  maps.trades.set(keyOf(trade.pid, trade.outTradeNo), trade);
  if (trade.tradeNo !== undefined) maps.tradeOfNo.set(trade.tradeNo, trade);
  if (trade.qrId !== undefined) maps.tradeOfQr.set(trade.qrId, trade);
}
