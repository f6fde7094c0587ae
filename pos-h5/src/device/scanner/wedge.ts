/** Tells a keyboard-wedge scanner from a person's fingers: by the speed of the keys alone. */
export interface Wedge {
  /** One key with the instant it was pressed, in ms of any clock. True: it belongs to a scan, nobody else may act on it. */
  readonly press: (key: string, atMs: number) => boolean;
}

interface WedgeParts {
  readonly scanned: (text: string) => void;
  /** A person's key: one character, `Backspace` or `Enter`. A moment late, because a scan may begin like it. */
  readonly typed: (key: string) => void;
  /** Runs later, once; answers how to call it off. */
  readonly later: (run: () => void, delayMs: number) => () => void;
}

/** No finger is faster for long; scanners send a key every 1 to 30 ms. */
const FAST_MS = 60;
/** A slow device may hand keys over late: they are waited for longer than they may lie apart. */
const QUIET_MS = 110;
const SHORTEST = 6;
/** Without a closing Enter or Tab only a longer burst is certainly no person. */
const SHORTEST_UNENDED = 10;
/** A busy page may be told of a key much later than it was pressed, and half a payment code may look like a whole one. */
const UNENDED_QUIET_MS = 400;

export function createWedge({ scanned, typed, later }: WedgeParts): Wedge {
  let burst: string[] = [];
  let lastMs = 0;
  let forgetTimer: (() => void) | undefined;
  return { press };

  function press(key: string, atMs: number): boolean {
    if (burst.length > 0 && atMs - lastMs > FAST_MS) giveBack();
    lastMs = atMs;
    if (key === 'Enter' || key === 'Tab') return end(key);
    if (key === 'Backspace') {
      giveBack();
      typed(key);
      return true;
    }
    if (key.length !== 1) return false;
    burst.push(key);
    forgetTimer?.();
    forgetTimer = later(silence, QUIET_MS);
    return true;
  }

  function end(key: 'Enter' | 'Tab'): boolean {
    if (burst.length >= SHORTEST) {
      deliver();
      return true;
    }
    giveBack();
    if (key === 'Enter') typed(key);
    return false;
  }

  function silence(): void {
    if (burst.length >= SHORTEST_UNENDED) forgetTimer = later(deliver, UNENDED_QUIET_MS);
    else giveBack();
  }

  function deliver(): void {
    const text = burst.join('');
    clear();
    scanned(text);
  }

  function giveBack(): void {
    const keys = burst;
    clear();
    for (const key of keys) typed(key);
  }

  function clear(): void {
    burst = [];
    forgetTimer?.();
  }
}
