import type { StationRecord } from '@jiayou/contract';
import type { Field } from './mergeRecord';

export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  name: '名称',
  address: '地址',
  district: '区县',
  latitude: '纬度',
  longitude: '经度',
  phone: '电话',
  opensMinute: '开始营业',
  closesMinute: '结束营业',
  facilities: '设施',
  fenceM: '到站范围（米）',
  gasAlarm: '可燃气体报警器',
  inCarAllowed: '车内支付',
  enabled: '启用',
};

/** A field's value as people read it. */
export function fieldText(field: Field, record: StationRecord): string {
  const value = record[field];
  if (field === 'opensMinute' || field === 'closesMinute') return clockText(Number(value));
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'object') return value.length === 0 ? '无' : value.join('、');
  return value === '' ? '无' : String(value);
}

/** `06:30` */
export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** `2026-11-22 14:05`, Shanghai's: a price may start in another year. */
export function fullTime(instant: string): string {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** Minutes of `06:30`, as a time input gives it; `undefined` while it is half typed. */
export function clockMinute(text: string): number | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}
