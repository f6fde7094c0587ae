import type { ReportBy, ReportRow, ReportSums } from '@jiayou/contract';
import { read, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { nameOf, spanOf } from './reportNames';
import { valuesOf, type ReportScope } from './reportScope';
import { reportStatement, type ReportSqlRow } from './reportStatement';
import { NOTHING, toSums } from './reportSums';

export interface Report {
  readonly rows: ReportRow[];
  /** Of all rows, not only of these. */
  readonly totals: ReportSums;
  readonly count: number;
  readonly next?: string;
}

interface Page {
  readonly by: ReportBy;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A page of a report and its totals, of one instant. @throws AppError `request.invalid` for a cursor that is none */
export async function readReport(db: Database, scope: ReportScope, { by, after, limit }: Page): Promise<Report> {
  // The sum and one row more than asked come along.
  const found = await read(db, reportStatement(by, scope), [...valuesOf(scope), ...parseCursor(after), limit + 2]);
  const rows = found.filter((row) => row.is_total === 0);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const total = found.find((row) => row.is_total === 1);
  return {
    rows: shown.map((row) => toRow(row, by, scope)),
    totals: toSums(total ?? NOTHING),
    count: total?.count ?? 0,
    ...(last && { next: `${last.rank}_${last.key ?? ''}` }),
  };
}

function toRow(row: ReportSqlRow, by: ReportBy, scope: ReportScope): ReportRow {
  const key = row.key ?? '';
  return {
    key,
    name: nameOf(by, key, row.name),
    ...(row.station !== null && { station: row.station }),
    ...spanOf(by, key, scope),
    ...toSums(row),
  };
}

const CURSOR = /^(-?\d{1,15})_([\w#-]{0,40})$/;

function parseCursor(after: string | undefined): [string | null, string | null] {
  if (after === undefined) return [null, null];
  const [, rank, key] = CURSOR.exec(after) ?? [];
  if (rank === undefined || key === undefined) {
    throw new AppError('request.invalid', { fields: [{ path: 'query.after', issue: 'is not a cursor' }] });
  }
  return [rank, key];
}
