import { AppError } from '../platform/errors';

const MOST_FAILURES = 10;
const WINDOW_MS = 60_000;

/** Lets a till look members up until too many were not there: so that phone numbers cannot be tried one after another. */
export interface GuessLimit {
  /** @throws AppError `member.too_many_finds`, or what `find` throws */
  run<Found>(tillId: string, now: Date, find: () => Promise<Found>): Promise<Found>;
}

/** Kept in memory: each API process counts for itself, and forgets when it ends. */
export function createGuessLimit(): GuessLimit {
  const tills = new Map<string, { failures: number; endsAt: number }>();
  return {
    run: async (tillId, now, find) => {
      const known = tills.get(tillId);
      const window = known && known.endsAt > now.getTime() ? known : { failures: 0, endsAt: now.getTime() + WINDOW_MS };
      if (window.failures >= MOST_FAILURES) throw new AppError('member.too_many_finds');
      // Counted before it is known, so that many at once are not let through together.
      window.failures += 1;
      tills.set(tillId, window);
      const found = await find();
      window.failures -= 1;
      return found;
    },
  };
}
