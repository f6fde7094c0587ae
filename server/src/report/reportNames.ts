import type { ReportBy } from '@jiayou/contract';

const DAY_MS = 86_400_000;
const TENDERS: Readonly<Record<string, string>> = {
  'wechat-pay': '微信支付',
  alipay: '支付宝',
  'bank-card': '银行卡',
  cash: '现金',
};
const KINDS: Readonly<Record<string, string>> = { fuel: '单买油品', goods: '单买非油品', mixed: '混合购买' };

/** What people call a row; `found` is the name the database has for its key. */
export function nameOf(by: ReportBy, key: string, found: string | null): string {
  switch (by) {
    case 'day':
      return key;
    case 'week':
      return isoWeekOf(key);
    case 'month':
      return key.slice(0, 7);
    case 'tender':
      return TENDERS[key] ?? key;
    case 'kind':
      return KINDS[key] ?? key;
    case 'grade':
      return key === '' ? '非油品' : key;
    case 'station':
    case 'shift':
    case 'cashier':
      return key === '' ? '未认领' : (found ?? key);
  }
}

/** The days a row of time stands for, cut to the report's. */
export function spanOf(
  by: ReportBy,
  key: string,
  within: { readonly from: string; readonly to: string },
): { readonly from?: string; readonly to?: string } {
  if (by !== 'day' && by !== 'week' && by !== 'month') return {};
  const last = by === 'day' ? key : by === 'week' ? dayAfter(key, 6) : lastOfMonth(key);
  return { from: key > within.from ? key : within.from, to: last < within.to ? last : within.to };
}

/** `2026-W47`; the year is the one the week's Thursday lies in. @param monday `YYYY-MM-DD` */
export function isoWeekOf(monday: string): string {
  const thursday = dayAfter(monday, 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function lastOfMonth(first: string): string {
  const [year = 0, month = 0] = first.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
