let offsetMs = 0;

/** The server's clock, so that a wrong clock in the till misleads nobody. */
export function serverNowMs(): number {
  return Date.now() + offsetMs;
}

/** Called with every time the server tells. */
export function learnServerTime(now: string): void {
  const ms = Date.parse(now);
  if (!Number.isNaN(ms)) offsetMs = ms - Date.now();
}
