import type { StationId } from '@jiayou/contract';
import { read, statement, type Database } from '../platform/db';
import { COLUMNS, neutralised } from './csvColumns';
import { textsOf, type KnownStation } from './planImport';

const all = statement<KnownStation>(
  'station.export',
  `select id, code, name, address, district, latitude, longitude, phone, opens_minute, closes_minute, facilities, fence_m, enabled
   from stations where $1::uuid is null or id = $1 order by code`,
);

/** Stations in reach as CSV; `stationId` narrows a station role to its own. */
export async function exportStations(db: Database, stationId: StationId | null): Promise<string> {
  return writeStations(await read(db, all, [stationId]));
}

/** UTF-8 with its mark, as spreadsheets want it; read back, it changes nothing. */
export function writeStations(stations: readonly Omit<KnownStation, 'id'>[]): string {
  const rows = stations.map((station) => [station.code, ...Object.values(textsOf(station))]);
  const lines = [Object.values(COLUMNS), ...rows].map((cells) => cells.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = neutralised(text);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
