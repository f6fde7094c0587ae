import { needsPerson, paperOf, type Paper } from '../ticket/paperOf';
import { sortedBy } from '../ticket/sortedBy';
import type { Line, TicketsState } from '../ticket/ticketState';

export interface BoardRow {
  readonly line: Line;
  readonly paper: Paper;
}

/** A day's worth; older ones are found under bills. */
const SHOWN = 500;

/** The board's lines, the newest payment on top. */
export function boardLines({ lines }: Pick<TicketsState, 'lines'>): readonly Line[] {
  // Paid instants are whole seconds: within one, what was learned last is the newest.
  // oxlint-disable-next-line unicorn/no-array-reverse -- a copy, and WebView 80 has no toReversed
  const lastLearnedFirst = [...lines.values()].reverse();
  return sortedBy(lastLearnedFirst, ({ ticket }) => -Date.parse(ticket.paidAt)).slice(0, SHOWN);
}

/** How their papers stand now, by the server's clock. The very rows of `before` while nothing changed: nothing is drawn again. */
export function boardRows(
  lines: readonly Line[],
  { tillId, nowMs }: { readonly tillId: string; readonly nowMs: number },
  before: readonly BoardRow[] = [],
): readonly BoardRow[] {
  const known = new Map(before.map((row) => [row.line, row]));
  const rows = lines.map((line) => sameRow(known.get(line), { line, paper: paperOf(line, tillId, nowMs) }));
  const isSame = rows.length === before.length && rows.every((row, index) => row === before[index]);
  return isSame ? before : rows;
}

function sameRow(before: BoardRow | undefined, now: BoardRow): BoardRow {
  if (before === undefined) return now;
  return JSON.stringify(before.paper) === JSON.stringify(now.paper) ? before : now;
}

/** What waits for a person, the most urgent kind first. */
export function attention(rows: readonly BoardRow[]) {
  const waiting = rows.filter(({ paper }) => needsPerson(paper));
  const kinds = [
    { is: 'doubtful', words: '可能已打印，请核对' },
    { is: 'failed', words: '没有打出，请处理打印机' },
    { is: 'offered', words: '旧单，打印或不打印' },
  ] as const;
  return kinds
    .map(({ is, words }) => ({ is, words, rows: waiting.filter(({ paper }) => paper.is === is) }))
    .filter((kind) => kind.rows.length > 0);
}
