import type { StationRecord } from '@jiayou/contract';
import { run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { inChina } from './china';

export interface RecordRow {
  readonly name: string;
  readonly address: string;
  readonly district: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly phone: string;
  readonly opens_minute: number;
  readonly closes_minute: number;
  readonly facilities: readonly string[];
  readonly fence_m: number;
  readonly gas_alarm: boolean;
  readonly in_car_allowed: boolean;
  readonly enabled: boolean;
}

/** What {@link toRecord} reads, from `stations s`. */
export const RECORD_COLUMNS = `s.name, s.address, s.district, s.latitude, s.longitude, s.phone, s.opens_minute, s.closes_minute,
  s.facilities, s.fence_m, s.gas_alarm, s.in_car_allowed, s.enabled`;

export function toRecord(row: RecordRow): StationRecord {
  const { name, address, district, latitude, longitude, phone, facilities, enabled } = row;
  return {
    name,
    address,
    district,
    latitude,
    longitude,
    phone,
    opensMinute: row.opens_minute,
    closesMinute: row.closes_minute,
    facilities: [...facilities],
    fenceM: row.fence_m,
    gasAlarm: row.gas_alarm,
    inCarAllowed: row.in_car_allowed,
    enabled,
  };
}

/** Values for the columns in the order of {@link RECORD_COLUMNS}. */
export function valuesOf(record: StationRecord): unknown[] {
  const { name, address, district, latitude, longitude, phone, opensMinute, closesMinute } = record;
  const { facilities, fenceM, gasAlarm, inCarAllowed, enabled } = record;
  const place = [name, address, district, latitude, longitude, phone, opensMinute, closesMinute];
  return [...place, facilities, fenceM, gasAlarm, inCarAllowed, enabled];
}

/** @throws AppError `station.no_gas_alarm`, `station.not_in_china` */
export function assertSound({ gasAlarm, inCarAllowed, latitude, longitude }: StationRecord): void {
  if (inCarAllowed && !gasAlarm) throw new AppError('station.no_gas_alarm');
  if (!inChina(latitude, longitude)) throw new AppError('station.not_in_china');
}

const lock = statement<RecordRow & { version: number }>(
  'station.lock',
  `select ${RECORD_COLUMNS}, s.version from stations s where s.id = $1 for no key update`,
);

/** A station whose record nobody else changes until the commit. @throws AppError `station.not_found` */
export async function lockStation(tx: Tx, stationId: string): Promise<{ record: StationRecord; version: number }> {
  const [row] = await run(tx, lock, [stationId]);
  if (row === undefined) throw new AppError('station.not_found');
  return { record: toRecord(row), version: row.version };
}

/** Which fields two records differ in. */
export function differing(a: StationRecord, b: StationRecord): (keyof StationRecord)[] {
  const names = Object.keys(a) as (keyof StationRecord)[];
  return names.filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
}

export function pick(record: StationRecord, names: readonly (keyof StationRecord)[]): Partial<StationRecord> {
  return Object.fromEntries(names.map((name) => [name, record[name]]));
}
