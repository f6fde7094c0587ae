/** Does the work for every item, `width` at a time, and answers how many a second were done. */
export async function atOnce<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<number> {
  const queue = items.values();
  const startedAt = performance.now();
  const hand = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: width }, hand));
  return items.length / ((performance.now() - startedAt) / 1000);
}
