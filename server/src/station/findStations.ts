import type { StationSummary } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';
import { SUMMARY_COLUMNS, toSummary, type SummaryRow } from './stationSummary';

// The index orders by degrees, and a degree of longitude is shorter than one of latitude: so the nearest by degrees only
// tell how far to look; whoever lies within that distance in metres is compared. Beyond 300 km the order by degrees serves.
// The limit stands in the text: as a parameter PostgreSQL would expect a tenth of all stations and plan anew at every question.
const nearest = (most: number) =>
  statement<SummaryRow>(
    `station.nearest-${most}`,
    `with first as (
     select id, distance_m($2, $3, latitude, longitude) as distance_m from stations where enabled
     order by point(longitude, latitude) <-> point($3, $2) limit ${most}),
   reach as (
     select max(distance_m) / 111195 * 1.001 as north,
            max(distance_m) / 111195 * 1.001 / greatest(0.2, cos(radians($2))) as east
     from first having max(distance_m) < 300000),
   near as (
     select s.id, distance_m($2, $3, s.latitude, s.longitude) as distance_m
     from reach, stations s
     where s.enabled
       and point(s.longitude, s.latitude) <@ box(point($3 - reach.east, $2 - reach.north), point($3 + reach.east, $2 + reach.north))
     union
     select * from first)
   select near.distance_m, ${SUMMARY_COLUMNS}
   from (select * from near order by distance_m, id limit ${most}) near join stations s using (id)
   order by near.distance_m, near.id`,
  );

const NEAREST = [nearest(20), nearest(50)] as const;

const named = statement<SummaryRow>(
  'station.named',
  `select case when $2::float8 is null or $3::float8 is null then null else distance_m($2, $3, s.latitude, s.longitude) end as distance_m,
     ${SUMMARY_COLUMNS}
   from stations s
   where s.enabled and ($5 = '' or s.name ilike $5 or s.address ilike $5)
   order by 1 nulls last, s.name limit $4`,
);

/** Stations around a position, nearest first; or by name when one is searched for or no position is known. */
export async function findStations(
  db: Database,
  query: {
    readonly latitude?: number | undefined;
    readonly longitude?: number | undefined;
    readonly search?: string | undefined;
    readonly limit: number;
  },
  now: Date,
): Promise<StationSummary[]> {
  const { latitude, longitude, search, limit } = query;
  const placed = latitude !== undefined && longitude !== undefined;
  const rows =
    placed && search === undefined
      ? (await read(db, NEAREST[limit <= 20 ? 0 : 1], [now, latitude, longitude])).slice(0, limit)
      : await read(db, named, [now, placed ? latitude : null, placed ? longitude : null, limit, pattern(search)]);
  return rows.map((row) => toSummary(row, now));
}

function pattern(search: string | undefined): string {
  return search === undefined ? '' : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
}
