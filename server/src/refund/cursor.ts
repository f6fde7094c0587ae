import { AppError } from '../platform/errors';

/** Where a page ended: an instant, and what tells rows of the same instant apart. */
export type Cursor = readonly [at: string | null, tail: string | null];

const CURSOR = /^((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(\w{1,40})$/;

/** What a page answered as `next`; nothing is the start. @throws AppError `request.invalid` */
export function parseCursor(after: string | undefined): Cursor {
  if (after === undefined) return [null, null];
  const [, at, tail] = CURSOR.exec(after) ?? [];
  if (at === undefined || tail === undefined || !isInstant(at)) {
    throw new AppError('request.invalid', { fields: [{ path: 'query.after', issue: 'is not a cursor' }] });
  }
  return [at, tail];
}

/** The rows of a page, read with one more than asked, and where the next page begins when there is one. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  endOf: (row: Row) => { readonly at: Date; readonly tail: string },
): { readonly shown: readonly Row[]; readonly next: { readonly next?: string } } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  if (last === undefined) return { shown, next: {} };
  const { at, tail } = endOf(last);
  return { shown, next: { next: `${at.toISOString()}_${tail}` } };
}

/** Neither February 30 nor 24:00: what JavaScript reads and PostgreSQL does not. */
function isInstant(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}
