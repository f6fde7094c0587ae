import type { Logger } from '../logger';

/**
 * Does the work again and again, whether or not the last time is over. Answers how to stop: resolves when all that was begun is
 * over. A throw is logged, the first of many alike, and the next time comes all the same.
 */
export function keepLooking(
  work: () => Promise<unknown>,
  { everyMs, log }: { readonly everyMs: number; readonly log: Logger },
): () => Promise<void> {
  const underWay = new Set<Promise<void>>();
  let said: string | undefined;
  const attempt = async (): Promise<void> => {
    try {
      await work();
      said = undefined;
    } catch (error) {
      if (said !== String(error)) log.error({ err: error }, 'what is due was not done');
      said = String(error);
    }
  };
  const look = (): void => {
    const looking = attempt().finally(() => underWay.delete(looking));
    underWay.add(looking);
  };
  const timer = setInterval(look, everyMs);
  return async () => {
    clearInterval(timer);
    await Promise.all(underWay);
  };
}
