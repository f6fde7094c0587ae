import type { ClipFile } from './clipFile';

type Cut = readonly string[];

/** Seconds of silence a mark stands for. */
const PAUSES_S: ReadonlyMap<string, number> = new Map([
  ['，', 0.14],
  ['、', 0.1],
  ['：', 0.14],
  ['。', 0.25],
  ['！', 0.25],
  [' ', 0],
]);

/**
 * A text cut into pieces that can be played, as few as possible; `undefined` when any of it is unknown:
 * half a sentence about money is worse than none.
 */
export function cutSentence(text: string, knows: ClipFile['knows']): Cut | undefined {
  // The best cut of what follows each place, from the end to the start.
  const best: (Cut | undefined)[] = Array.from({ length: text.length + 1 });
  best[text.length] = [];
  for (let from = text.length - 1; from >= 0; from -= 1) best[from] = bestFrom(text, { from, best, knows });
  return best[0];
}

function bestFrom(
  text: string,
  { from, best, knows }: { from: number; best: readonly (Cut | undefined)[]; knows: ClipFile['knows'] },
): Cut | undefined {
  let fewest: Cut | undefined;
  for (let to = text.length; to > from; to -= 1) {
    const rest = best[to];
    const piece = text.slice(from, to);
    const isShorter = rest !== undefined && rest.length + 1 < (fewest?.length ?? Infinity);
    if (isShorter && (PAUSES_S.has(piece) || knows(piece))) fewest = [piece, ...rest];
  }
  return fewest;
}

/** The pieces as one sound, end to end: nothing is scheduled, so nothing can gap. */
export function joinPieces(pieces: readonly string[], file: ClipFile): Float32Array {
  const parts = pieces.map((piece) => {
    const pauseS = PAUSES_S.get(piece);
    return pauseS === undefined ? file.samplesOf(piece) : new Float32Array(Math.round(pauseS * file.rateHz));
  });
  const sound = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    sound.set(part, at);
    at += part.length;
  }
  return sound;
}
