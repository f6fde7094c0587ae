/** Newest first; a bench leaves thousands behind that nobody scrolls through. */
const MOST_SHOWN = 20;

/** A person's own trades: what waits to be paid, and what does not. */
export function newestOf<Trade extends { user: string }>(
  trades: Iterable<Trade>,
  owner: string,
  waits: (trade: Trade) => boolean,
): { waiting: Trade[]; past: Trade[] } {
  const own = [...trades].filter(({ user }) => user === owner).toReversed();
  return {
    waiting: own.filter(waits).slice(0, MOST_SHOWN),
    past: own.filter((trade) => !waits(trade)).slice(0, MOST_SHOWN),
  };
}
