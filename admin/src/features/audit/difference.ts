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
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0))
    return '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
