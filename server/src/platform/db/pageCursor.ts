import { AppError } from '../errors';

/** Where a page of rows in order of time ended: the instant of its last row, and what tells rows of one instant apart. */
export interface TimeCursor {
  readonly at: string | null;
  readonly id: string | null;
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** A number of ours, or a hash. */
export const WORD = String.raw`\w{1,40}`;
const INSTANT = String.raw`(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;

/**
 * Reads what a page before answered as `next`; nulls for the first page.
 * @param id what the second part may be, as a regular expression: a uuid where nothing is said
 * @throws AppError `request.invalid`
 */
export function parseTimeCursor(after: string | undefined, id = UUID): TimeCursor {
  const [at, tail] = parseCursor(after, `(${INSTANT})_(${id})`);
  if (at !== null && !isInstant(at)) throw notACursor();
  return { at, id: tail };
}

/**
 * The two parts of a cursor of any order, as a regular expression with two groups says them; nulls for the first page.
 * @throws AppError `request.invalid`
 */
export function parseCursor(
  after: string | undefined,
  form: string,
): readonly [head: string | null, tail: string | null] {
  if (after === undefined) return [null, null];
  const [, head, tail] = new RegExp(`^(?:${form})$`).exec(after) ?? [];
  if (head === undefined || tail === undefined) throw notACursor();
  return [head, tail];
}

/** Cuts rows read with one more than `limit` to the page, and names where the next one starts. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  endOf: (row: Row) => readonly [head: Date | number, tail: string | number],
): { page: Row[]; next?: string } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  if (last === undefined) return { page };
  const [head, tail] = endOf(last);
  return { page, next: `${head instanceof Date ? head.toISOString() : head}_${tail}` };
}

const notACursor = (): AppError =>
  new AppError('request.invalid', { fields: [{ path: 'query.after', issue: 'is not a cursor' }] });

/** Neither February 30 nor 24:00: what JavaScript reads and PostgreSQL does not. */
function isInstant(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}
