import { ROLE_RIGHTS, type DeskStaff, type Role } from '@jiayou/contract';
import { one, read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import type { DeskCaller } from '../session';
import { STAFF_COLUMNS, toDeskStaff, type StaffRow } from './staffRow';

// $1 the station whose cashiers alone are meant, or null; then the filters.
const MATCHES = `from staff f left join stations s on s.id = f.station_id
  where ($1::uuid is null or (f.station_id = $1 and f.role = 'cashier'))
    and ($2::text is null or position(lower($2) in lower(f.name)) > 0 or starts_with(lower(f.staff_no), lower($2)))
    and ($3::text is null or f.role = $3) and ($4::uuid is null or f.station_id = $4)
    and ($5::boolean is null or f.enabled = $5)`;
const page = statement<StaffRow>(
  'staff.page',
  `select ${STAFF_COLUMNS} ${MATCHES} and ($6::text is null or f.staff_no > $6) order by f.staff_no limit $7`,
);
const totals = statement<{ all: number; enabled: number }>(
  'staff.totals',
  `select count(*) as all, count(*) filter (where f.enabled) as enabled ${MATCHES}`,
);

interface StaffQuery {
  readonly search?: string | undefined;
  readonly role?: Role | undefined;
  readonly stationId?: string | undefined;
  readonly enabled?: 'yes' | 'no' | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Whom the caller manages, in the order of their numbers; the totals are those of all that match. */
export async function listStaff(
  db: Database,
  { caller, query }: { readonly caller: DeskCaller; readonly query: StaffQuery },
  now: Date,
): Promise<{ staff: DeskStaff[]; next?: string; totals: { all: number; enabled: number } }> {
  const { after = null, limit } = query;
  const filters = filtersOf(caller, query);
  const [rows, counts] = await Promise.all([read(db, page, [...filters, after, limit + 1]), read(db, totals, filters)]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    staff: shown.map((row) => toDeskStaff(row, now)),
    totals: one(counts),
    ...(last && { next: last.staff_no }),
  };
}

function filtersOf(caller: DeskCaller, { search, role, stationId, enabled }: StaffQuery): unknown[] {
  const isEnabled = enabled === undefined ? null : enabled === 'yes';
  const given = [search, role, stationId, isEnabled].map((value) => value ?? null);
  return [ROLE_RIGHTS[caller.role].includes('staff.manage') ? null : ownStationOf(caller), ...given];
}

/** @throws AppError `session.forbidden` for a role that manages people of a station and has none */
function ownStationOf({ station }: DeskCaller): string {
  if (station === null) throw new AppError('session.forbidden');
  return station.id;
}
