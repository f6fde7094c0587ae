import { recordAudit } from '../audit';
import { run, statement, type Tx } from '../platform/db';
import { newId } from '../platform/ids';
import type { Planned } from './planImport';

const COLUMNS = `name, address, district, latitude, longitude, phone, opens_minute, closes_minute, facilities, fence_m, enabled`;
const AS_ROWS = `jsonb_to_recordset($1::jsonb) as f (id uuid, name text, address text, district text, latitude float8, longitude float8,
  phone text, opens_minute smallint, closes_minute smallint, facilities text[], fence_m integer, enabled boolean)`;
const insert = statement(
  'station.import-insert',
  `insert into stations (id, code, created_at, updated_at, ${COLUMNS})
   select id, 'S' || lpad(nextval('station_codes')::text, 6, '0'), $2, $2, ${COLUMNS} from ${AS_ROWS}`,
);
const update = statement(
  'station.import-update',
  `update stations s set (${COLUMNS}, version, updated_at) = (f.name, f.address, f.district, f.latitude, f.longitude, f.phone,
     f.opens_minute, f.closes_minute, f.facilities, f.fence_m, f.enabled, s.version + 1, $2)
   from ${AS_ROWS} where s.id = f.id`,
);

/** How many audit entries go out at once. */
const BATCH = 500;

/** Does what a plan says, all in a few statements; each station that changed is audited with what changed. */
export async function applyPlan(
  tx: Tx,
  {
    lines,
    actor,
    detail,
  }: { readonly lines: readonly Planned[]; readonly actor: string; readonly detail: Readonly<Record<string, unknown>> },
  now: Date,
): Promise<void> {
  const [added, updated] = [wishesOf(lines, 'added'), wishesOf(lines, 'updated')];
  if (added.length > 0) await run(tx, insert, [JSON.stringify(added.map(({ id, said }) => ({ ...said, id }))), now]);
  if (updated.length > 0)
    await run(tx, update, [JSON.stringify(updated.map(({ id, said }) => ({ ...said, id }))), now]);
  const audits = [...added, ...updated].map(({ id, line, known }) => () => {
    const before = known && Object.fromEntries(line.changes.map(({ field, from = '' }) => [field, from]));
    return recordAudit(tx, {
      at: now,
      actor,
      stationId: id,
      action: 'station.import',
      subject: `station:${id}`,
      detail: { ...detail, line: line.line },
      ...(before && { before }),
      after: Object.fromEntries(line.changes.map(({ field, to }) => [field, to])),
    });
  });
  for (let first = 0; first < audits.length; first += BATCH) {
    await Promise.all(audits.slice(first, first + BATCH).map((write) => write()));
  }
}

function wishesOf(lines: readonly Planned[], outcome: 'added' | 'updated') {
  return lines.flatMap(({ line, wish }) =>
    wish && line.outcome === outcome
      ? [{ id: wish.known?.id ?? newId(), said: wish.said, known: wish.known, line }]
      : [],
  );
}
