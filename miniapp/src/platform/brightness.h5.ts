/** A browser may not touch the screen's light; the page asks the person instead. */
export async function brighten(): Promise<() => void> {
  return () => {
    // Nothing to put back.
  };
}
