/** Column arithmetic of receipt paper: a Chinese character takes two columns. */

/** `left` and `right` at the two edges; what does not fit moves to a line of its own, at the right edge. */
export function edges(left: string, right: string, columns: number): readonly string[] {
  const free = columns - widthOf(left) - widthOf(right);
  if (free >= 1) return [left + ' '.repeat(free) + right];
  return [left, ...wrapped(right, columns).map((line) => ' '.repeat(columns - widthOf(line)) + line)];
}

/**
 * A row of three: `left` at the edge, `middle` ending at a stop a little past the middle, `right` ending at the other edge.
 * What does not fit in one line stands on two: the name first.
 */
export function threeColumns(cells: readonly [string, string, string], columns: number): readonly string[] {
  const [left, middle, right] = cells;
  const stop = Math.ceil((columns * 9) / 16);
  const before = stop - widthOf(left) - widthOf(middle);
  const after = columns - stop - widthOf(right);
  if (after < 1) return [...wrapped(left, columns), ...edges(middle, right, columns)];
  if (before >= 1) return [left + ' '.repeat(before) + middle + ' '.repeat(after) + right];
  return [...wrapped(left, columns), ...threeColumns(['', middle, right], columns)];
}

export function centred(text: string, columns: number): readonly string[] {
  return wrapped(text, columns).map((line) => ' '.repeat(Math.floor((columns - widthOf(line)) / 2)) + line);
}

/** Cuts a long text into lines of at most `columns`, never inside a character. */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (widthOf(line) + widthOf(character) > columns) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return [...lines, line];
}

function widthOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += (character.codePointAt(0) ?? 0) < 0x80 ? 1 : 2;
  return columns;
}
