/** Column arithmetic of receipt paper: a Chinese character takes two columns. */

/** `left` and `right` at the two edges; what does not fit moves to a line of its own, at the right edge. */
export function edges(left: string, right: string, columns: number): readonly string[] {
  const free = columns - widthOf(left) - widthOf(right);
  if (free >= 1) return [left + ' '.repeat(free) + right];
  return [left, ...wrapped(right, columns).map((line) => ' '.repeat(columns - widthOf(line)) + line)];
}

export function centred(text: string, columns: number): readonly string[] {
  return wrapped(text, columns).map((line) => ' '.repeat(Math.floor((columns - widthOf(line)) / 2)) + line);
}

/** Cuts a long text into lines of at most `columns`, never inside a character. */
function wrapped(text: string, columns: number): readonly string[] {
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
