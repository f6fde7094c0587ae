import type { Logger } from '../logger';

/**
 * Does the work again and again, whether or not the last time is over. Answers how to stop: resolves when all that was begun is
 * over. A throw is logged, and the next time comes all the same.
 */
export function keepLooking(
  work: () => Promise<unknown>,
  { everyMs, log }: { readonly everyMs: number; readonly log: Logger },
): () => Promise<void> {
  const underWay = new Set<Promise<unknown>>();
  const look = (): void => {
    const looking = work()
      .catch((error: unknown) => log.error({ err: error }, 'what is due was not done'))
      .finally(() => underWay.delete(looking));
    underWay.add(looking);
  };
  const timer = setInterval(look, everyMs);
  return async () => {
    clearInterval(timer);
    await Promise.all(underWay);
  };
}
