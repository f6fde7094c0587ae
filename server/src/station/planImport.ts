import { createHash } from 'node:crypto';
import type { ImportLine } from '@jiayou/contract';
import { run, statement, type Tx } from '../platform/db';
import { hoursText } from './csvColumns';
import { parseStations, type Said, type StationRow } from './parseStations';

export interface KnownStation extends Said {
  readonly id: string;
  readonly code: string;
}

/** What one line will do. */
export interface Planned {
  readonly line: ImportLine;
  /** Absent on bad lines. */
  readonly wish?: { readonly known: KnownStation | undefined; readonly said: Said };
}

export interface ImportPlan {
  readonly lines: readonly Planned[];
  readonly readable: boolean;
  /** Equal plans do the same. */
  readonly hash: string;
}

const known = statement<KnownStation>(
  'station.import-known',
  `select id, code, name, address, district, latitude, longitude, phone, opens_minute, closes_minute, facilities, fence_m, enabled
   from stations`,
);

const lockAll = statement<KnownStation>('station.import-lock', `${known.text} order by id for no key update`);
const alone = statement('station.import-alone', `select pg_advisory_xact_lock(hashtext('station.import'))`);

export async function readKnown(tx: Tx): Promise<KnownStation[]> {
  return run(tx, known);
}

/** Until the commit nobody edits them, and no other import plans on what this one is changing. */
export async function lockKnown(tx: Tx): Promise<KnownStation[]> {
  await run(tx, alone);
  return run(tx, lockAll);
}

/** What a file would do to the stations there are. A station is found by its code, or by its name where the file says no code. */
export function planImport(csv: string, stations: readonly KnownStation[]): ImportPlan {
  const { rows, bad, readable } = parseStations(csv);
  const find = finder(stations);
  const taken = new Map<string, number>();
  const planned = rows.map((row) => planRow(row, find, taken));
  const refused = bad.map(({ line, reason, name = '' }) => badLine(line, name, reason));
  const lines = [...planned, ...refused].toSorted((a, b) => a.line.line - b.line.line);
  const hash = createHash('sha256')
    .update(JSON.stringify(lines.map(({ line }) => line)))
    .digest('hex');
  return { lines, readable, hash };
}

export function countsOf(lines: readonly Planned[]): Record<ImportLine['outcome'], number> {
  const counts = { added: 0, updated: 0, unchanged: 0, bad: 0 };
  for (const { line } of lines) counts[line.outcome] += 1;
  return counts;
}

interface Found {
  readonly byCode: KnownStation | undefined;
  readonly byName: KnownStation | undefined;
}
type Find = (row: StationRow) => Found;

function finder(stations: readonly KnownStation[]): Find {
  const codes = new Map(stations.map((station) => [station.code, station]));
  const names = new Map(stations.map((station) => [station.name, station]));
  return ({ code, said }) => ({ byCode: codes.get(code), byName: names.get(said.name) });
}

function planRow(row: StationRow, find: Find, taken: Map<string, number>): Planned {
  const found = find(row);
  const station = found.byCode ?? found.byName;
  const reason = refusalOf(row, found) ?? (station && sameAs(taken.get(station.id)));
  if (reason !== undefined) return badLine(row.line, row.said.name, reason);
  if (station) taken.set(station.id, row.line);
  return goodLine(row, station);
}

function refusalOf({ code }: StationRow, { byCode, byName }: Found): string | undefined {
  if (code !== '' && byCode === undefined) return `没有编号为 ${code.slice(0, 20)} 的油站；新油站请不填编号`;
  if (byCode === undefined || byName === undefined || byCode === byName) return undefined;
  return `与 ${byName.code} 的油站重名`;
}

const sameAs = (line: number | undefined): string | undefined =>
  line === undefined ? undefined : `与第 ${line} 行是同一座油站`;

const badLine = (line: number, name: string, reason: string): Planned => ({
  line: { line, outcome: 'bad', name, changes: [], reason },
});

const BLANK = { phone: '', opens_minute: 0, closes_minute: 0, facilities: [], fence_m: 200, enabled: true } as const;

function goodLine({ line: no, said: row }: StationRow, station: KnownStation | undefined): Planned {
  const said: Said = { ...BLANK, ...station, ...row };
  const changes = changesOf(station, said);
  const isSame = changes.length === 0;
  const outcome = station === undefined ? 'added' : isSame ? 'unchanged' : 'updated';
  const line = { line: no, outcome, name: row.name, changes, ...(station && { code: station.code }) } as const;
  return { line, wish: { known: station, said } };
}

function changesOf(station: Said | undefined, said: Said): ImportLine['changes'] {
  const before = station && textsOf(station);
  return Object.entries(textsOf(said)).flatMap(([field, to]) => {
    const from = before?.[field as keyof ReturnType<typeof textsOf>];
    if (from === to || (from === undefined && to === '')) return [];
    return [{ field, to, ...(from !== undefined && { from }) }];
  });
}

/** As a file would have it, column by column. */
export function textsOf(said: Said) {
  return {
    name: said.name,
    address: said.address,
    district: said.district,
    longitude_gcj02: decimal(said.longitude),
    latitude_gcj02: decimal(said.latitude),
    phone: said.phone,
    hours: hoursText(said.opens_minute, said.closes_minute),
    facilities: said.facilities.join('、'),
    fence_m: String(said.fence_m),
    enabled: said.enabled ? '是' : '否',
  };
}

/** Never `1e-7`. */
function decimal(degrees: number): string {
  const text = String(degrees);
  return text.includes('e') ? degrees.toFixed(20).replace(/0+$/, '') : text;
}
