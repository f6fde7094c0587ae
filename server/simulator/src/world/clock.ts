export interface Clock {
  /** When trades expire, codes age and payments succeed. */
  nowMs(): number;
  /** When messages are signed and how old a request is. */
  wireNowMs(): number;
  set(offsets: { offsetMs: number; wireOffsetMs: number }): void;
}

/** Two offsets, because moving trades a week ahead must not make every signature a week wrong. */
export function createClock(): Clock {
  let businessMs = 0;
  let wireMs = 0;
  return {
    nowMs: () => Date.now() + businessMs,
    wireNowMs: () => Date.now() + wireMs,
    set: ({ offsetMs, wireOffsetMs }) => {
      businessMs = offsetMs;
      wireMs = wireOffsetMs;
    },
  };
}

/** `yyyy-MM-dd HH:mm:ss` in Beijing. */
export function beijing(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** The same as RFC 3339: with its offset, whole seconds. */
export function rfc3339(ms: number): string {
  return `${beijing(ms).replace(' ', 'T')}+08:00`;
}
