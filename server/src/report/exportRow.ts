import type { Export, ReportBy } from '@jiayou/contract';
import { present, read, statement, type Database } from '../platform/db';
import type { ReportScope } from './reportScope';

/** What an export is of; kept with it, so that the worker knows. */
export interface ExportFilter {
  readonly scope: ReportScope;
  readonly by: ReportBy;
}

export interface ExportRow {
  readonly id: string;
  readonly kind: Export['kind'];
  readonly filter: ExportFilter;
  readonly state: Export['state'];
  readonly file_name: string;
  readonly rows_total: number | null;
  readonly rows_done: number;
  readonly size_bytes: number | null;
  readonly asked_at: Date;
  readonly expires_at: Date;
}

export const EXPORT_COLUMNS =
  'id, kind, filter, state, file_name, rows_total, rows_done, size_bytes, asked_at, expires_at';
const own = statement<ExportRow>(
  'report.own-exports',
  `select ${EXPORT_COLUMNS} from exports where asked_by = $1 and asked_at > $2::timestamptz - interval '3 days'
   order by asked_at desc limit 20`,
);

/** What somebody had made lately, newest first. */
export async function listExports(db: Database, staffId: string, now: Date): Promise<Export[]> {
  return (await read(db, own, [staffId, now])).map(toExport);
}

export function toExport(row: ExportRow): Export {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    state: row.state,
    rowsDone: row.rows_done,
    askedAt: row.asked_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...present({ rowsTotal: row.rows_total, sizeBytes: row.size_bytes }),
  };
}
