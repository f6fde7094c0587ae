import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { centred, edges, threeColumns, wrapped } from './columns';
import { encodeGb18030 } from './gb18030';
import { COLUMNS, type PaperWidthMm } from './paperWidth';

/** A paper before it becomes bytes. */
export type PaperLine =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'centre'; readonly text: string }
  | { readonly kind: 'pair'; readonly left: string; readonly right: string; readonly strong?: boolean }
  /** A table's row: a name, a count, an amount. */
  | { readonly kind: 'row'; readonly cells: readonly [string, string, string] }
  /** Free text from the left edge, as many lines as it takes. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'rule' };

// FS &: what follows is Chinese (two and four bytes) until FS . — initialising the printer switches it off.
const CHINESE_MODE = [0x1c, 0x26];

/** ESC/POS bytes, Chinese as GB18030, the paper cut at the end; `copies` papers in one job. */
export function paperBytes(lines: readonly PaperLine[], widthMm: PaperWidthMm, copies = 1): Uint8Array {
  const columns = COLUMNS[widthMm];
  const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', columns, feedBeforeCut: 3, newline: '\n' });
  encoder.initialize().raw(CHINESE_MODE);
  for (const line of lines) writeLine(encoder, line, columns);
  const one = [...encoder.cut('partial').encode()];
  return Uint8Array.from(Array.from({ length: copies }, () => one).flat());
}

function writeLine(encoder: ReceiptPrinterEncoder, line: PaperLine, columns: number): void {
  switch (line.kind) {
    case 'title':
      encoder.bold(true).size(2, 2);
      writeText(encoder, centred(line.text, columns / 2));
      encoder.size(1, 1).bold(false);
      return;
    case 'centre':
      writeText(encoder, centred(line.text, columns));
      return;
    case 'pair':
      if (line.strong === true) encoder.bold(true).size(1, 2);
      writeText(encoder, edges(line.left, line.right, columns));
      if (line.strong === true) encoder.size(1, 1).bold(false);
      return;
    case 'row':
      writeText(encoder, threeColumns(line.cells, columns));
      return;
    case 'text':
      writeText(encoder, wrapped(line.text, columns));
      return;
    case 'rule':
      writeText(encoder, ['-'.repeat(columns)]);
  }
}

// Raw on purpose: the library encodes text by single-byte code pages, which have no Chinese.
function writeText(encoder: ReceiptPrinterEncoder, lines: readonly string[]): void {
  for (const line of lines) encoder.raw(encodeGb18030(line)).newline();
}
