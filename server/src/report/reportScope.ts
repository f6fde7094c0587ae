import type { ReportFilter } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import type { DeskCaller } from '../session';

/** Which cells add up: a filter within the caller's reach. `stationIds` null: the whole chain. */
export interface ReportScope extends Omit<ReportFilter, 'station'> {
  readonly stationIds: readonly string[] | null;
}

const ofPeople = statement<{ station_id: string }>(
  'report.stations-of-shift',
  'select distinct station_id from shifts where ($1::uuid is null or id = $1) and ($2::uuid is null or staff_id = $2)',
);

/** @throws AppError `station.not_found` for a station beyond the caller's reach */
export async function scopeOf(
  db: Database,
  { station: own }: Pick<DeskCaller, 'station'>,
  { station, ...rest }: ReportFilter,
): Promise<ReportScope> {
  if (own !== null && station?.some((id) => id !== own.id)) throw new AppError('station.not_found');
  const reach = own === null ? (station ?? null) : [own.id];
  if (rest.shift === undefined && rest.cashier === undefined) return { ...rest, stationIds: reach };
  // A shift is at one station and a cashier at few: the others need not be read.
  const theirs = (await read(db, ofPeople, [rest.shift ?? null, rest.cashier ?? null])).map((row) => row.station_id);
  return { ...rest, stationIds: reach === null ? theirs : theirs.filter((id) => reach.includes(id)) };
}

/** The scope as values `$1`–`$8` of a statement. */
export function valuesOf({ stationIds, from, to, tender, grade, kind, shift, cashier }: ReportScope): unknown[] {
  return [stationIds, from, to, tender ?? null, grade ?? null, kind ?? null, shift ?? null, cashier ?? null];
}
