/** A number on a summary: how many where it says so, and fen. */
export interface Figure {
  count?: number;
  fen: number;
}

/** Where the reader stands on the paper. */
interface Place {
  section: string;
  /** What stands on a line of its own above a number. */
  above: string;
  /** Whose refunds come next. */
  owner: string;
}

const loneHeadings = new Set(['现金', '不在本班合计内', '班次']);
const heading = /^(\S+)\s+笔数\s+金额$/;
const figure = /^(.*?)\s*(?:(\d+)笔)?\s*(-?)￥(\d+)\.(\d\d)$/;

/**
 * What a shift's or a day's paper says, by section and name: `收款方式/微信支付`, and below it `收款方式/微信支付/退款`. A row whose name
 * stands on a line of its own is put together again.
 */
export function readSummary(paper: string): Map<string, Figure> {
  const figures = new Map<string, Figure>();
  const place: Place = { section: '', above: '', owner: '' };
  for (const line of paper.split('\n')) {
    const found = figure.exec(line.trim());
    if (found === null) readWords(line.trim(), place);
    else figures.set(`${place.section}/${nameOf(line, found, place)}`, toFigure(found));
  }
  return figures;
}

function readWords(words: string, place: Place): void {
  const section = heading.exec(words)?.[1] ?? (loneHeadings.has(words) ? words : undefined);
  place.section = section ?? place.section;
  place.above = section !== undefined || /^-+$/.test(words) ? '' : words;
}

function nameOf(line: string, [, own = '']: RegExpExecArray, place: Place): string {
  const name = `${place.above}${own}`.replaceAll(/\s+/g, ' ').trim();
  place.above = '';
  if (/^ {2}(退款|净额)/.test(line)) return `${place.owner}/${name}`;
  place.owner = name;
  return name;
}

function toFigure([, , count, minus, yuan, cents]: RegExpExecArray): Figure {
  const fen = Number(yuan) * 100 + Number(cents);
  return { ...(count !== undefined && { count: Number(count) }), fen: minus === '-' ? -fen : fen };
}
