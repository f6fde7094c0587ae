import { setTimeout as sleep } from 'node:timers/promises';

/** Begins the work for every item by the clock, so that a slow answer does not thin the load. Answers how long it took, s. */
export async function byClock<Item>(
  items: readonly Item[],
  perSecond: number,
  work: (item: Item) => Promise<void>,
): Promise<number> {
  const startedAt = performance.now();
  const begun: Promise<void>[] = [];
  for (const [index, item] of items.entries()) {
    const dueMs = startedAt + (index * 1000) / perSecond - performance.now();
    if (dueMs > 1) await sleep(dueMs);
    begun.push(work(item));
  }
  await Promise.all(begun);
  return (performance.now() - startedAt) / 1000;
}
