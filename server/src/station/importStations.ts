import { inTransaction, run, statement, type Database } from '../platform/db';
import { newId } from '../platform/ids';
import { parseStations, type BadRow } from './parseStations';

interface ImportReport {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly bad: readonly BadRow[];
  /** False when bad rows stopped the whole file. */
  readonly imported: boolean;
}

// The name is a station's key: imported again it is updated, never doubled.
const upsert = statement<{ outcome: 'added' | 'updated' }>(
  'station.import',
  `insert into stations (id, code, name, address, district, latitude, longitude, created_at, updated_at)
   values ($1, 'S' || lpad(nextval('station_codes')::text, 6, '0'), $2, $3, $4, $5, $6, $7, $7)
   on conflict (name) do update set address = excluded.address, district = excluded.district,
     latitude = excluded.latitude, longitude = excluded.longitude, updated_at = excluded.updated_at
   where (stations.address, stations.district, stations.latitude, stations.longitude)
     is distinct from (excluded.address, excluded.district, excluded.latitude, excluded.longitude)
   returning case when created_at = updated_at and id = $1 then 'added' else 'updated' end as outcome`,
);

/** Loads stations from CSV text, all or nothing; with `skipBad` the good rows of a readable file that has bad ones. */
export async function importStations(
  db: Database,
  { csv, skipBad }: { readonly csv: string; readonly skipBad: boolean },
  now: Date,
): Promise<ImportReport> {
  const { rows, bad, readable } = parseStations(csv);
  if (!readable || (bad.length > 0 && !skipBad)) return { added: 0, updated: 0, unchanged: 0, bad, imported: false };
  return inTransaction(db, async (tx) => {
    const count = { added: 0, updated: 0, unchanged: 0 };
    for (const { name, address, district, latitude, longitude } of rows) {
      const [written] = await run(tx, upsert, [newId(), name, address, district, latitude, longitude, now]);
      count[written?.outcome ?? 'unchanged'] += 1;
    }
    return { ...count, bad, imported: true };
  });
}
