/** A sorted copy, the smallest rank first. */
export function sortedBy<T>(items: Iterable<T>, rankOf: (item: T) => number): readonly T[] {
  // oxlint-disable-next-line unicorn/no-array-sort -- a copy, and WebView 80 has no toSorted
  return [...items].sort((a, b) => rankOf(a) - rankOf(b));
}
