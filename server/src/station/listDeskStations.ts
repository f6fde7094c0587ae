import type { DeskStation, StationId } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';

interface DeskStationRow {
  readonly id: StationId;
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly district: string;
  readonly nozzle_count: number;
  readonly tills: readonly { id: string; name: string; last_seen_at: string | null; revoked: boolean }[];
  readonly in_car_paused_at: Date | null;
  readonly in_car_paused_reason: string;
  readonly account_no: string | null;
}

const MATCHES = `($1::uuid is null or s.id = $1) and ($2 = '' or s.name ilike $2 or s.address ilike $2 or s.code ilike $2)`;
const page = statement<DeskStationRow>(
  'station.desk-page',
  `select s.id, s.code, s.name, s.address, s.district, s.in_car_paused_at, s.in_car_paused_reason,
     (select count(*) from nozzles n where n.station_id = s.id)::int as nozzle_count,
     coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'last_seen_at', t.last_seen_at,
         'revoked', t.revoked_at is not null) order by t.created_at)
       from tills t where t.station_id = s.id), '[]') as tills,
     (select account_no from merchant_accounts a where a.station_id = s.id and a.channel = 'wechat-pay' and a.enabled) as account_no
   from stations s where ${MATCHES} and s.code > $3 order by s.code limit $4`,
);
const count = statement<{ total: number }>(
  'station.desk-count',
  `select count(*)::int as total from stations s where ${MATCHES}`,
);

/** The stations a desk may see, by code. `stationId` narrows a station role to its own. */
export async function listDeskStations(
  db: Database,
  query: {
    readonly stationId: StationId | null;
    readonly search?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<{ stations: DeskStation[]; next?: string; total: number }> {
  const { stationId, search, after, limit } = query;
  const pattern = search === undefined ? '' : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const [rows, [counted]] = await Promise.all([
    // One more than asked tells whether there is a next page.
    read(db, page, [stationId, pattern, after ?? '', limit + 1]),
    read(db, count, [stationId, pattern]),
  ]);
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? { next: shown.at(-1)?.code ?? '' } : {};
  return { stations: shown.map(toDeskStation), total: counted?.total ?? 0, ...next };
}

function toDeskStation(row: DeskStationRow): DeskStation {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    address: row.address,
    district: row.district,
    nozzleCount: row.nozzle_count,
    tills: row.tills.map(({ id, name, last_seen_at: seen, revoked }) => ({
      id,
      name,
      revoked,
      ...(seen === null ? {} : { lastSeenAt: new Date(seen).toISOString() }),
    })),
    inCarPaused: row.in_car_paused_at !== null,
    inCarPausedReason: row.in_car_paused_reason,
    ...(row.account_no === null ? {} : { wechatAccountNo: row.account_no }),
  };
}
