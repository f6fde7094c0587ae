import type { World } from './world';

/** A wallet draws a new code this often. */
const FRESH_MS = 60_000;
/** After that nobody remembers that there was such a code. */
const KEPT_MS = 120_000;

interface PayerCode {
  digits: string;
  user: string;
  bornMs: number;
  used: boolean;
}

/** What payers hold under a till's scanner. Kept in memory only: a code lives a minute or two. */
export interface PayerCodes {
  /** The digits on the person's phone now: new ones each minute, and as soon as they were used. */
  shownBy(user: string): string;
  /** Whose code it is, used or not. */
  ownerOf(digits: string): string | undefined;
  /** Whose code it is, once; or why it is none. */
  redeem(digits: string): { user: string } | { flaw: 'unknown' | 'used' | 'expired' };
  clear(): void;
}

/** `lifeMs`: how long a till may take it; `draw` makes the digits that its name stands for. */
export function createPayerCodes(
  { clock, count }: World,
  { lifeMs, draw }: { lifeMs: number; draw: (name: string) => string },
): PayerCodes {
  const codes = new Map<string, PayerCode>();
  const shown = new Map<string, PayerCode>();
  const ageMs = ({ bornMs }: PayerCode) => clock.nowMs() - bornMs;

  /** Oldest first, up to the first that is not too old: many payers cost no more than few. */
  function forgetOld(): void {
    for (const code of codes.values()) {
      if (ageMs(code) <= KEPT_MS) return;
      codes.delete(code.digits);
      if (shown.get(code.user) === code) shown.delete(code.user);
    }
  }

  return {
    shownBy: (user) => {
      forgetOld();
      const current = shown.get(user);
      if (current && !current.used && ageMs(current) < FRESH_MS) return current.digits;
      const bornMs = clock.nowMs();
      const code = { digits: draw(`${user}|${bornMs}|${count()}`), user, bornMs, used: false };
      codes.set(code.digits, code);
      shown.set(user, code);
      return code.digits;
    },
    ownerOf: (digits) => codes.get(digits)?.user,
    redeem: (digits) => {
      const code = codes.get(digits);
      if (!code) return { flaw: 'unknown' };
      if (code.used) return { flaw: 'used' };
      if (ageMs(code) >= lifeMs) return { flaw: 'expired' };
      code.used = true;
      return { user: code.user };
    },
    clear: () => {
      codes.clear();
      shown.clear();
    },
  };
}
