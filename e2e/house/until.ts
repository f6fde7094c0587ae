import { setTimeout as sleep } from 'node:timers/promises';

const everyMs = 50;
/** How long a journey waits for one thing. On a busy machine what takes a second may take many. */
export const patienceMs = 60_000;

/** Looks again and again until there is something to see, and answers it. @throws Error that names what never came */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  forMs = patienceMs,
): Promise<T> {
  const giveUpAt = performance.now() + forMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > giveUpAt) throw new Error(`${what}: waited ${forMs / 1000} s in vain`);
    await sleep(everyMs);
  }
}
