import type { QueryResultRow } from 'pg';
import type { Database } from './database';
import { read, statement } from './transaction';

// Of statements that are put together for each filter: with a place for every possible one PostgreSQL could plan none of them well.

/** Takes a value into the statement and answers its place, `$1`. */
export type Put = (value: unknown) => string;

/** The values of a statement, and what takes them in. */
export function placing(): { values: unknown[]; put: Put } {
  const values: unknown[] = [];
  return { values, put: (value) => `$${values.push(value)}` };
}

/** Planned for its own values: which index is best depends on them. */
export const unnamed = <Row extends QueryResultRow>(text: string) => statement<Row>('', text);

export const allOf = (conditions: readonly string[]): string => ['true', ...conditions].join(' and ');

/** The condition of what is asked for; none of what is not. */
export const when = <Value>(value: Value | undefined, condition: (value: Value) => string): string[] =>
  value === undefined ? [] : [condition(value)];

/** When a day of Shanghai begins. */
export const dayStart = (place: string): string => `(${place}::text || ' 00:00:00+08')::timestamptz`;

interface Newest {
  /** SQL of rows with `at` and `id`, newest first, `most` of them. */
  readonly newest: string;
  readonly values: readonly unknown[];
  readonly most: number;
}

/** Where to look on, when there was more than could be looked at. */
export async function lookFurther(
  db: Database,
  { newest, values, most }: Newest,
): Promise<{ next?: string; lookedBackTo?: string }> {
  const text = `select at, id from (${newest}) w order by at desc, id desc offset ${most - 1}`;
  const [last] = await read(db, unnamed<{ at: Date; id: string | number }>(text), values);
  if (last === undefined) return {};
  const lookedBackTo = last.at.toISOString();
  return { next: `${lookedBackTo}_${last.id}`, lookedBackTo };
}
