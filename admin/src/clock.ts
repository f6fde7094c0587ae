/** How far this computer's clock is behind the server's, ms. */
let behindMs = 0;

/** The server's own time, so that a countdown is right on a computer whose clock is not. */
export function serverNowMs(): number {
  return Date.now() + behindMs;
}

/** @param date the `Date` header of an answer, exact to the second */
export function noteServerTime(date: string | null): void {
  const saidMs = Date.parse(date ?? '');
  const differsMs = saidMs - Date.now();
  // Below two seconds it is the header's own rounding and the way here.
  if (!Number.isNaN(differsMs)) behindMs = Math.abs(differsMs) < 2000 ? 0 : differsMs;
}
