import { setTimeout as sleep } from 'node:timers/promises';

const dayMs = 86_400_000;
const shanghaiMs = 8 * 3_600_000;
const enoughMs = 300_000;

/** Waits past midnight in Shanghai when it is near: a journey about a day shall begin and end in the same one. */
export async function clearOfMidnight(): Promise<void> {
  const leftMs = dayMs - ((Date.now() + shanghaiMs) % dayMs);
  if (leftMs < enoughMs) await sleep(leftMs + 1000);
}
