/** What a cell may hold. Amounts are given in yuan as exact decimal text by {@link yuan}. */
export type Cell = string | number | null | { readonly number: string; readonly style: 'money' | 'litres' };

const COLUMNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MOST_CHARACTERS = 32_767;
// What XML 1.0 cannot hold, lone surrogates among it.
const UNKEEPABLE = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\uFFFE\uFFFF]/gu;
const FORMULA = /^[=+\-@\t\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const STYLES = { money: 1, litres: 2 } as const;

/** Whole fen as yuan, without passing through a fraction. */
export function yuan(fen: number): Cell {
  return { number: decimal(fen, 2), style: 'money' };
}

export function litres(volumeMl: number): Cell {
  return { number: decimal(volumeMl, 3), style: 'litres' };
}

/** One row of a sheet as XML; the first has `rowNo` 1. At most 26 cells. */
export function rowXml(cells: readonly Cell[], rowNo: number): string {
  let xml = `<row r="${rowNo}">`;
  for (const [index, cell] of cells.entries()) xml += cellXml(cell, `${COLUMNS.charAt(index)}${rowNo}`);
  return `${xml}</row>`;
}

function cellXml(cell: Cell, place: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c r="${place}" s="${STYLES[cell.style]}"><v>${cell.number}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${textXml(cell)}</t></is></c>`;
}

/** Text that no spreadsheet takes for a formula, now or saved as CSV later. */
function textXml(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return harmless
    .slice(0, MOST_CHARACTERS)
    .replace(UNKEEPABLE, '\uFFFD')
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

function decimal(whole: number, digits: number): string {
  const text = String(Math.abs(whole)).padStart(digits + 1, '0');
  return `${whole < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
