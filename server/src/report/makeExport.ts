import { inTransaction, one, read, run, statement, type Database, type Tx } from '../platform/db';
import type { Logger } from '../platform/logger';
import { EXPORT_COLUMNS, type ExportRow } from './exportRow';
import { ordersSheet, reportSheet, type SheetPlan } from './exportSheets';
import { saveChunks } from './saveChunks';
import type { Cell } from './xlsx/sheetXml';
import { openWorkbook } from './xlsx/workbook';

const BATCH = 1_000;
const TELL_EVERY_MS = 1_000;

const begin = statement<ExportRow>(
  'report.begin-export',
  `update exports set state = 'working', rows_done = 0, rows_total = null
   where id = $1 and state in ('waiting', 'working') and expires_at > $2 returning ${EXPORT_COLUMNS}`,
);
const tell = statement('report.tell-progress', 'update exports set rows_done = $2, rows_total = $3 where id = $1');
const finish = statement(
  'report.finish-export',
  `update exports set state = 'done', size_bytes = $2, finished_at = $3, rows_total = rows_done
   where id = $1 and state = 'working' returning id`,
);
const giveUp = statement(
  'report.give-up-export',
  `update exports set state = 'failed', finished_at = $2 where id = $1 and state = 'working' returning id`,
);
const snapshot = statement('report.snapshot', 'set transaction isolation level repeatable read, read only');
// Held as long as it is made.
const alone = statement<{ is_ours: boolean }>(
  'report.export-alone',
  `select pg_try_advisory_xact_lock(hashtext('jiayou.export'), hashtext($1)) as is_ours`,
);
// Unnamed: what it answers is another row each time.
const fetch = statement<object>('', `fetch ${BATCH} from exported`);

interface ExportContext {
  readonly db: Database;
  readonly log: Logger;
  readonly clock: () => Date;
}

/**
 * Makes the file of an export, as of the instant it begins. One that a dying worker left is begun anew, one that another worker is
 * making is left to it; one that cannot be made says so, and whoever wants it asks again.
 */
export async function makeExport(context: ExportContext, { exportId }: { readonly exportId: string }): Promise<void> {
  const { db, log, clock } = context;
  await inTransaction(db, async (tx) => {
    await run(tx, snapshot);
    if (!one(await run(tx, alone, [exportId])).is_ours) return;
    const [wanted] = await read(db, begin, [exportId, clock()]);
    if (wanted === undefined) return;
    try {
      await read(db, finish, [exportId, await write(db, tx, wanted), clock()]);
    } catch (error) {
      log.error({ err: error, exportId }, 'an export could not be made');
      await read(db, giveUp, [exportId, clock()]);
    }
  });
}

/** @returns the size of the file in bytes */
async function write(db: Database, tx: Tx, { id, kind, filter }: ExportRow): Promise<number> {
  const plan = kind === 'report' ? reportSheet(filter) : ordersSheet(filter);
  const total = await countRows(tx, plan);
  await run(tx, { name: '', text: `declare exported no scroll cursor for ${plan.text}` }, plan.values);
  const rows = cellsOf(tx, plan, (done) => read(db, tell, [id, done, total]));
  const [head, widths] = [plan.columns.map(([title]) => title), plan.columns.map(([, width]) => width)];
  return saveChunks(db, id, openWorkbook({ name: plan.name, head, widths, rows }));
}

async function countRows(tx: Tx, { count, values }: SheetPlan): Promise<number> {
  const [row] = await run<{ count: number }>(tx, { name: '', text: count }, values);
  return row?.count ?? 0;
}

async function* cellsOf(
  tx: Tx,
  { toCells }: SheetPlan,
  tellDone: (done: number) => Promise<unknown>,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  let done = 0;
  let toldAt = -TELL_EVERY_MS;
  for (;;) {
    const rows = await run(tx, fetch);
    done += rows.length;
    if (performance.now() - toldAt > TELL_EVERY_MS || rows.length < BATCH) {
      toldAt = performance.now();
      await tellDone(done);
    }
    yield rows.map((row) => toCells(row as never));
    if (rows.length < BATCH) return;
  }
}
