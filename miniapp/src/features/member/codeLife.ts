const usualMs = 60_000;
const earlyMs = 3000;
const shortestMs = 10_000;

/**
 * How long to show a member code before asking for the next, milliseconds. A little less than it lives, so that what is
 * shown is always good; a phone whose clock is off gets the usual minute.
 */
export function codeLifeMs(expiresAt: string, nowMs: number): number {
  const leftMs = Date.parse(expiresAt) - nowMs;
  const isBelievable = leftMs >= shortestMs && leftMs <= usualMs;
  return (isBelievable ? leftMs : usualMs) - earlyMs;
}
