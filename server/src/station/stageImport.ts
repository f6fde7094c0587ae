import { createHash } from 'node:crypto';
import type { ImportLine, StationImport } from '@jiayou/contract';
import { inTransaction, read, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { newId } from '../platform/ids';
import { applyPlan } from './applyPlan';
import { countsOf, lockKnown, planImport, readKnown, type ImportPlan, type KnownStation } from './planImport';
import { readCsvText } from './readCsvText';

interface StagedRow {
  readonly id: string;
  readonly file_name: string;
  readonly content: Buffer;
  readonly applied_at: Date | null;
  readonly added: number | null;
  readonly updated: number | null;
}

const insert = statement(
  'station.stage-import',
  `insert into station_imports (id, file_name, content, sha256, made_by, made_at) values ($1, $2, $3, $4, $5, $6)`,
);
const find = statement<StagedRow>(
  'station.staged-import',
  'select id, file_name, content, applied_at, added, updated from station_imports where id = $1',
);
const lock = statement<StagedRow>('station.lock-import', `${find.text} for update`);
const done = statement(
  'station.import-done',
  'update station_imports set applied_at = $2, applied_by = $3, added = $4, updated = $5 where id = $1',
);

/** Keeps a file of stations and says what it would do. Nothing changes. */
export async function stageImport(
  db: Database,
  file: { readonly fileName: string; readonly content: Buffer; readonly staffId: string },
  now: Date,
): Promise<StationImport> {
  const { fileName, content, staffId } = file;
  const importId = newId();
  const sha256 = createHash('sha256').update(content).digest();
  await read(db, insert, [importId, fileName, content, sha256, staffId, now]);
  return (await viewImport(db, { importId, limit: 1 })).import;
}

/** What a kept file would do to the stations as they are now, line by line. @throws AppError `import.not_found` */
export async function viewImport(
  db: Database,
  query: {
    readonly importId: string;
    readonly outcome?: ImportLine['outcome'] | undefined;
    readonly after?: number | undefined;
    readonly limit: number;
  },
): Promise<{ import: StationImport; lines: ImportLine[]; next?: string }> {
  const { importId, outcome, after = 0, limit } = query;
  const [staged] = await read(db, find, [importId]);
  if (staged === undefined) throw new AppError('import.not_found');
  const { plan, encoding } = planOf(staged, await inTransaction(db, readKnown));
  const matching = plan.lines
    .map(({ line }) => line)
    .filter((line) => line.line > after && (outcome === undefined || line.outcome === outcome));
  const shown = matching.slice(0, limit);
  const last = matching.length > limit ? shown.at(-1) : undefined;
  return { import: toImport(staged, { plan, encoding }), lines: shown, ...(last && { next: String(last.line) }) };
}

/**
 * Does exactly what was previewed. Again, it answers what was done.
 * @throws AppError `import.changed` when it would do something else by now, `import.bad_rows`, `import.not_found`
 */
export async function applyImport(
  db: Database,
  order: { readonly importId: string; readonly plan: string; readonly skipBad: boolean; readonly staffId: string },
  now: Date,
): Promise<StationImport> {
  const { importId, skipBad, staffId } = order;
  await inTransaction(db, async (tx) => {
    const [staged] = await run(tx, lock, [importId]);
    if (staged === undefined) throw new AppError('import.not_found');
    if (staged.applied_at !== null) return;
    const { plan } = planOf(staged, await lockKnown(tx));
    if (plan.hash !== order.plan) throw new AppError('import.changed');
    const counts = countsOf(plan.lines);
    if (!plan.readable || (counts.bad > 0 && !skipBad)) throw new AppError('import.bad_rows');
    const detail = { importId, fileName: staged.file_name };
    await applyPlan(tx, { lines: plan.lines, actor: `staff:${staffId}`, detail }, now);
    await run(tx, done, [importId, now, staffId, counts.added, counts.updated]);
  });
  return (await viewImport(db, { importId, limit: 1 })).import;
}

type Encoding = StationImport['encoding'];

function planOf({ content }: StagedRow, stations: readonly KnownStation[]): { plan: ImportPlan; encoding: Encoding } {
  const { text, encoding } = readCsvText(content);
  return { plan: planImport(text, stations), encoding };
}

function toImport(
  staged: StagedRow,
  { plan, encoding }: { readonly plan: ImportPlan; readonly encoding: Encoding },
): StationImport {
  const { id, file_name: fileName, applied_at: appliedAt, added, updated } = staged;
  const counts = countsOf(plan.lines);
  return {
    id,
    fileName,
    encoding,
    // What was done stays said, whatever became of the stations since.
    counts: appliedAt === null ? counts : { ...counts, added: added ?? 0, updated: updated ?? 0 },
    readable: plan.readable,
    plan: plan.hash,
    ...(appliedAt && { appliedAt: appliedAt.toISOString() }),
  };
}
