/** One field of a thing before and after; `undefined` where there was or is none. */
export interface Difference {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Facts = Readonly<Record<string, unknown>>;

/** What a change touched, field by field, what stayed the same left out. */
export function differences(before: Facts = {}, after: Facts = {}): readonly Difference[] {
  const old = new Map(flatten(before));
  const now = new Map(flatten(after));
  const fields = [...new Set([...old.keys(), ...now.keys()])];
  return fields
    .map((field) => ({ field, before: old.get(field), after: now.get(field) }))
    .filter((change) => change.before !== change.after);
}

/** `hours.opens` → `360`: nested things by their path. */
export function flatten(facts: Facts, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const field = path === '' ? name : `${path}.${name}`;
    return isNested(value) ? flatten(value, field) : [[field, textOf(value)] as const];
  });
}

function isNested(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0 && !isWords(value);
}

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');

/** How a fact without content is written. */
export const NOTHING = '—';

function textOf(value: unknown): string {
  if (isWords(value)) return value.join('、');
  if (isEmpty(value)) return NOTHING;
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === null || value === undefined || value === '';
}
