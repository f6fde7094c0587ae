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
  { station: asked, ...rest }: ReportFilter,
): Promise<ReportScope> {
  if (own !== null && asked?.some((id) => id !== own.id)) throw new AppError('station.not_found');
  const reach = own === null ? (asked ?? null) : [own.id];
  return { ...rest, stationIds: await narrowed(db, reach, rest) };
}

/** A shift is at one station and a cashier at few: the others need not be read. */
async function narrowed(
  db: Database,
  reach: readonly string[] | null,
  { shift, cashier }: Pick<ReportFilter, 'shift' | 'cashier'>,
): Promise<readonly string[] | null> {
  if (shift === undefined && cashier === undefined) return reach;
  const theirs = (await read(db, ofPeople, [shift, cashier])).map((row) => row.station_id);
  return reach === null ? theirs : theirs.filter((id) => reach.includes(id));
}

/** The scope as values `$1`–`$8` of a statement. */
export function valuesOf({ stationIds, from, to, ...rest }: ReportScope): unknown[] {
  const { tender = null, grade = null, kind = null, shift = null, cashier = null } = rest;
  return [stationIds, from, to, tender, grade, kind, shift, cashier];
}
