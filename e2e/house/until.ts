import { setTimeout as sleep } from 'node:timers/promises';

const everyMs = 50;

/** Looks again and again until there is something to see, and answers it. @throws Error that names what never came */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  patienceMs = 30_000,
): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > giveUpAt) throw new Error(`${what}: waited ${patienceMs / 1000} s in vain`);
    await sleep(everyMs);
  }
}
