import type { ReportBy, ReportRow, ReportSums } from '@jiayou/contract';
import { cutPage, parseCursor, read, type Database } from '../platform/db';
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

/** A rank and a key. */
const CURSOR = String.raw`(-?\d{1,15})_([\w#-]{0,40})`;

/** A page of a report and its totals, of one instant. @throws AppError `request.invalid` for a cursor that is none */
export async function readReport(db: Database, scope: ReportScope, { by, after, limit }: Page): Promise<Report> {
  // The sum and one row more than asked come along.
  const found = await read(db, reportStatement(by, scope), [
    ...valuesOf(scope),
    ...parseCursor(after, CURSOR),
    limit + 2,
  ]);
  const rows = found.filter((row) => row.is_total === 0);
  const { page: shown, ...next } = cutPage(rows, limit, ({ rank, key }) => [rank, key ?? '']);
  const total = found.find((row) => row.is_total === 1);
  return {
    rows: shown.map((row) => toRow(row, by, scope)),
    totals: toSums(total ?? NOTHING),
    count: total?.count ?? 0,
    ...next,
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
