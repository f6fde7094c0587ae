/** Tells the process that started us, if there is one. */
export function announce(message: Readonly<Record<string, unknown>>): void {
  process.send?.(message);
}

/** Resolves when the process is told to end. */
export function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
    process.once('disconnect', () => resolve());
  });
}
