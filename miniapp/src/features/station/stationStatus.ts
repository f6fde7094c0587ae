import type { StationSummary } from '@jiayou/contract';

export interface StationStatus {
  readonly text: string;
  readonly tone: 'good' | 'attention' | 'off';
}

/** Whether a station can be used now, in one word. */
export function stationStatus({ openNow, inCarPayment }: StationSummary): StationStatus {
  if (!openNow) return { text: '休息中', tone: 'off' };
  return inCarPayment ? { text: '营业中', tone: 'good' } : { text: '请到收银台付款', tone: 'attention' };
}
