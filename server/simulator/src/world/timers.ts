export interface Timers {
  /** Runs later, unless the simulator stops or is reset first. */
  after(delayMs: number, run: () => void | Promise<void>): void;
  /** How long simulated seconds take. */
  realMs(simulatedS: number): number;
  /** Ends when what is under way has ended, so that nothing is written into a closed journal. */
  clear(): Promise<void>;
}

export function createTimers(timeScale: number): Timers {
  const waiting = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<unknown>>();
  let isClearing = false;
  const watch = (work: Promise<unknown>) => {
    const watched = work
      .catch((error: unknown) => console.error('simulator: background work failed', error))
      .finally(() => running.delete(watched));
    running.add(watched);
  };
  return {
    realMs: (simulatedS) => (simulatedS * 1000) / timeScale,
    after: (delayMs, run) => {
      // What is under way while everything ends plans nothing more.
      if (isClearing) return;
      // setTimeout fires at once beyond 2^31 ms; nothing simulated needs to wait longer than that.
      const timer = setTimeout(
        () => {
          waiting.delete(timer);
          watch(Promise.resolve().then(run));
        },
        Math.min(delayMs, 2_147_483_647),
      );
      waiting.add(timer);
    },
    clear: async () => {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
      isClearing = true;
      await Promise.all(running);
      isClearing = false;
    },
  };
}
