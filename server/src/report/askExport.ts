import type { DeskApi, Export, InputOf } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, one, run, statement, type Database } from '../platform/db';
import { newId } from '../platform/ids';
import { enqueue, job } from '../platform/jobs';
import type { DeskCaller } from '../session';
import { EXPORT_COLUMNS, toExport, type ExportRow } from './exportRow';
import { scopeOf } from './reportScope';

const KEPT_MS = 86_400_000;

export const makingExport = job<{ readonly exportId: string }>('report:export');

const insert = statement<ExportRow>(
  'report.ask-export',
  `insert into exports (id, kind, filter, station_id, asked_by, asked_at, state, file_name, expires_at)
   values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8) returning ${EXPORT_COLUMNS}`,
);

type Wish = InputOf<DeskApi['POST /desk/exports']>['body'];

/** Puts an export down for the worker. @throws AppError `station.not_found` for a station beyond the caller's reach */
export async function askExport(
  db: Database,
  { desk, wish }: { readonly desk: DeskCaller; readonly wish: Wish },
  now: Date,
): Promise<Export> {
  const { kind, filter } = wish;
  const scope = await scopeOf(db, desk, filter);
  const exportId = newId();
  const by = wish.kind === 'report' ? wish.by : 'day';
  const fileName = `${kind === 'report' ? '统计报表' : '订单明细'}_${filter.from}_${filter.to}.xlsx`;
  const expiresAt = new Date(now.getTime() + KEPT_MS);
  const stationId = desk.station?.id ?? null;
  return inTransaction(db, async (tx) => {
    const values = [exportId, kind, JSON.stringify({ scope, by }), stationId, desk.staffId, now, fileName, expiresAt];
    const row = one(await run(tx, insert, values));
    await enqueue(tx, makingExport, { payload: { exportId }, runAt: now, key: `export:${exportId}` });
    await recordAudit(tx, {
      at: now,
      actor: `staff:${desk.staffId}`,
      stationId,
      action: 'export.ask',
      subject: `export:${exportId}`,
      detail: wish,
    });
    return toExport(row);
  });
}
