const SAME_CODE_MS = 2500;

/** Lets a code through once: a camera sees it ten times a second, and a hand pulls the trigger twice. */
export function createOnce(nowMs: () => number): (text: string) => boolean {
  let last = { text: '', atMs: Number.NEGATIVE_INFINITY };
  return (text) => {
    const isSame = text === last.text && nowMs() - last.atMs < SAME_CODE_MS;
    last = { text, atMs: nowMs() };
    return !isSame;
  };
}
