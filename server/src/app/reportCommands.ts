import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Database } from '../platform/db';
import { checkReports, rebuildReports } from '../report';

const Day = z.iso.date().optional();

/** `rebuild-reports [--from DAY] [--to DAY]`: makes the sums anew from orders and refunds. Answers the exit code. */
export async function rebuildReportSums(db: Database, words: readonly string[]): Promise<number> {
  const days = await rebuildReports(db, spanOf(words));
  console.log(`${days} station days were added up`);
  return 0;
}

/** `check-reports [--from DAY] [--to DAY]`: names the station days whose sums are not the ledger's. Answers the exit code. */
export async function checkReportSums(db: Database, words: readonly string[]): Promise<number> {
  const found = await checkReports(db, spanOf(words));
  for (const { station_id: station, business_date: day, cells_fen: sums, ledger_fen: ledger } of found) {
    console.error(`${day} ${station}: the sums say ${sums} fen, the ledger ${ledger}`);
  }
  console.log(found.length === 0 ? 'the sums equal the ledger' : `${found.length} station days differ`);
  return found.length === 0 ? 0 : 1;
}

function spanOf(words: readonly string[]): { from: string | null; to: string | null } {
  const options = { from: { type: 'string' }, to: { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...words], options });
  return { from: Day.parse(values.from) ?? null, to: Day.parse(values.to) ?? null };
}
