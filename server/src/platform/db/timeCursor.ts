import { AppError } from '../errors';

/** Where a page of rows in order of time ended: the instant and the id of its last row. */
export interface TimeCursor {
  readonly at: string | null;
  readonly id: string | null;
}

const CURSOR = /^((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Reads what a page before answered as `next`; nulls for the first page. @throws AppError `request.invalid` */
export function parseTimeCursor(after: string | undefined): TimeCursor {
  if (after === undefined) return { at: null, id: null };
  const [, at, id] = CURSOR.exec(after) ?? [];
  if (at === undefined || id === undefined || !isInstant(at)) {
    throw new AppError('request.invalid', { fields: [{ path: 'query.after', issue: 'is not a cursor' }] });
  }
  return { at, id };
}

/** Cuts rows read with one more than `limit` to the page, and names where the next one starts. */
export function cutPage<Row extends { readonly id: string }>(
  rows: readonly Row[],
  limit: number,
  timeOf: (row: Row) => Date,
): { page: Row[]; next?: string } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { page, ...(last === undefined ? {} : { next: `${timeOf(last).toISOString()}_${last.id}` }) };
}

/** Neither February 30 nor 24:00: what JavaScript reads and PostgreSQL does not. */
function isInstant(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}
