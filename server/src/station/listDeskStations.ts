import type { DeskStation, StationId } from '@jiayou/contract';
import { one, read, statement, type Database } from '../platform/db';
import { deskStationColumns, toDeskStation, type DeskStationRow } from './deskStationRow';

/** A till on duty is heard every 15 seconds: one missed is no news, four are. */
const ONLINE_MS = 60_000;

const ONLINE = 't.station_id = s.id and t.revoked_at is null and t.last_seen_at >= $8';
// $1 the only station in reach, or null; then the filters; $8 since when a till counts as online.
const MATCHES = `from stations s
  where ($1::uuid is null or s.id = $1)
    and ($2::text is null or s.name ilike $2 or s.address ilike $2 or s.code ilike $2)
    and ($3::text is null or s.district = $3)
    and ($4::boolean is null or exists (select from tills t where ${ONLINE}) = $4)
    and ($5::boolean is null or exists (select from tills t where t.station_id = s.id and t.revoked_at is null
      and t.printer_state <> 'ready') = $5)
    and ($6::boolean is null or (s.in_car_paused_at is not null) = $6)
    and ($7::boolean is null or s.enabled = $7)`;
const page = statement<DeskStationRow>(
  'station.desk-page',
  `select ${deskStationColumns('$9')} ${MATCHES} and s.code > $10 order by s.code limit $11`,
);
export interface Sums {
  readonly total: number;
  readonly nozzles: number;
  readonly tills: number;
  readonly tillsOnline: number;
  readonly paused: number;
}
const sums = statement<Sums>(
  'station.desk-sums',
  `select count(*)::int as total, count(s.in_car_paused_at)::int as paused,
     coalesce(sum((select count(*) from nozzles n where n.station_id = s.id)), 0)::int as nozzles,
     coalesce(sum((select count(*) from tills t where t.station_id = s.id and t.revoked_at is null)), 0)::int as tills,
     coalesce(sum((select count(*) from tills t where ${ONLINE})), 0)::int as "tillsOnline"
   ${MATCHES}`,
);

type YesNo = 'yes' | 'no' | undefined;
interface StationQuery {
  /** Narrows a station role to its own. */
  readonly stationId: StationId | null;
  readonly search?: string | undefined;
  readonly district?: string | undefined;
  readonly online?: YesNo;
  readonly printer?: 'ready' | 'trouble' | undefined;
  readonly paused?: YesNo;
  readonly enabled?: YesNo;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The stations a desk may see, by code; the totals are those of all that match. */
export async function listDeskStations(
  db: Database,
  query: StationQuery,
  now: Date,
): Promise<{ stations: DeskStation[]; next?: string; total: number; totals: Omit<Sums, 'total'> }> {
  const { after = '', limit } = query;
  const filters = filtersOf(query, now);
  const [rows, counted] = await Promise.all([
    // One more than asked tells whether there is a next page.
    read(db, page, [...filters, now, after, limit + 1]),
    read(db, sums, filters),
  ]);
  const { total, ...totals } = one(counted);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { stations: shown.map(toDeskStation), total, totals, ...(last && { next: last.code }) };
}

function filtersOf({ stationId, search, district, online, printer, paused, enabled }: StationQuery, now: Date) {
  const pattern = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const trouble = printer && printer === 'trouble';
  const given = [pattern, district, asked(online), trouble, asked(paused), asked(enabled)].map(
    (value) => value ?? null,
  );
  return [stationId, ...given, new Date(now.getTime() - ONLINE_MS)];
}

const asked = (answer: YesNo): boolean | undefined => answer && answer === 'yes';
