import { inTransaction, type Database } from '../platform/db';
import { applyPlan } from './applyPlan';
import type { BadRow } from './parseStations';
import { countsOf, lockKnown, planImport } from './planImport';
import { readCsvText } from './readCsvText';

interface ImportReport {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly bad: readonly BadRow[];
  /** False when bad rows stopped the whole file. */
  readonly imported: boolean;
}

/** Loads stations from a CSV file, all or nothing; with `skipBad` the good rows of a readable file that has bad ones. */
export async function importStations(
  db: Database,
  { csv, skipBad }: { readonly csv: Uint8Array; readonly skipBad: boolean },
  now: Date,
): Promise<ImportReport> {
  return inTransaction(db, async (tx) => {
    const { lines, readable } = planImport(readCsvText(csv).text, await lockKnown(tx));
    const { bad: badCount, ...counts } = countsOf(lines);
    const bad = lines.flatMap(({ line: { line, reason } }) => (reason === undefined ? [] : [{ line, reason }]));
    if (!readable || (badCount > 0 && !skipBad)) return { added: 0, updated: 0, unchanged: 0, bad, imported: false };
    await applyPlan(tx, { lines, actor: 'command:import-stations', detail: {} }, now);
    return { ...counts, bad, imported: true };
  });
}
