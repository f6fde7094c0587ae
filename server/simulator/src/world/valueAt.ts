/** What lies at the path of a value nobody has checked yet; undefined when there is nothing. */
export function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = given;
  for (const step of path) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  }
  return value;
}

export function textAt(given: unknown, path: readonly PropertyKey[]): string | undefined {
  const value = valueAt(given, path);
  return typeof value === 'string' ? value : undefined;
}

export function wholeNumberAt(given: unknown, path: readonly PropertyKey[]): number | undefined {
  const value = valueAt(given, path);
  return Number.isSafeInteger(value) ? Number(value) : undefined;
}
