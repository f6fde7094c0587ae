import type { DeskApi, ReportBy, ReportRow, RequestOf } from '@jiayou/contract';
import type { Filters } from '../list/listAddress';

/** What narrows a report down, by the names the contract and the address bar have for it. */
export const REPORT_FILTERS = ['from', 'to', 'by', 'station', 'tender', 'grade', 'kind', 'shift', 'cashier'] as const;
export type ReportFilterName = (typeof REPORT_FILTERS)[number];
export type ReportFilters = Filters<ReportFilterName>;

export const BY_NAMES: Readonly<Record<ReportBy, string>> = {
  day: '日',
  week: '周',
  month: '月',
  station: '油站',
  tender: '付款方式',
  grade: '油品',
  kind: '类型',
  shift: '班次',
  cashier: '收银员',
};
export const TENDER_NAMES = {
  'wechat-pay': '微信支付',
  alipay: '支付宝',
  'bank-card': '银行卡',
  cash: '现金',
} as const;
export const KIND_NAMES = { fuel: '单买油品', goods: '单买非油品', mixed: '混合购买' } as const;
export const GRADE_NAMES = { '92#': '92#', '95#': '95#', '98#': '98#', '0#': '0#' } as const;

export type ReportQuery = RequestOf<DeskApi['GET /desk/reports']>['query'];
/** The same without what splits and pages it. */
export type ReportScope = Omit<ReportQuery, 'by' | 'after' | 'limit'>;

/** What to ask for: this month so far by day, where the address says nothing. @param today `YYYY-MM-DD` in Shanghai */
export function readReportQuery(filters: ReportFilters, today: string): { scope: ReportScope; by: ReportBy } {
  const { by = 'day', from = `${today.slice(0, 7)}-01`, to = today, ...rest } = filters;
  return { scope: { ...rest, from, to } as ReportScope, by: by in BY_NAMES ? (by as ReportBy) : 'day' };
}

interface Period {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** The usual periods, as of today in Shanghai. Weeks begin on Monday. */
export function periodsOf(today: string): readonly Period[] {
  const monday = daysAfter(today, -((new Date(today).getUTCDay() + 6) % 7));
  const first = `${today.slice(0, 7)}-01`;
  const lastMonthEnds = daysAfter(first, -1);
  return [
    { name: '今天', from: today, to: today },
    { name: '昨天', from: daysAfter(today, -1), to: daysAfter(today, -1) },
    { name: '本周', from: monday, to: today },
    { name: '上周', from: daysAfter(monday, -7), to: daysAfter(monday, -1) },
    { name: '本月', from: first, to: today },
    { name: '上月', from: `${lastMonthEnds.slice(0, 7)}-01`, to: lastMonthEnds },
  ];
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The orders a row is made of; nothing for a row no filter of the order list can tell. */
export function ordersOf(
  row: Pick<ReportRow, 'key' | 'from' | 'to'>,
  by: ReportBy,
  scope: ReportScope,
): string | undefined {
  const narrowed = narrowedBy(row, by);
  return narrowed && `/orders?${addressOf({ ...scope, ...narrowed })}`;
}

/** The order list of a whole report. */
export function allOrdersOf(scope: ReportScope): string {
  return `/orders?${addressOf(scope)}`;
}

function narrowedBy(
  { key, from, to }: Pick<ReportRow, 'key' | 'from' | 'to'>,
  by: ReportBy,
): ReportFilters | undefined {
  if (by === 'day' || by === 'week' || by === 'month') return { from, to };
  if (key !== '') return { [by]: key };
  // Without a grade there are only goods; without a shift nobody claimed it, and no filter says so.
  return by === 'grade' ? { kind: 'goods' } : undefined;
}

function addressOf(filters: object): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value) params.set(name, String(value));
  return params.toString();
}
