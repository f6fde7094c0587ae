/** One printed line as the paper would show it. */
export interface PaperRow {
  readonly text: string;
  readonly bold: boolean;
  readonly wide: boolean;
  readonly tall: boolean;
  readonly align: 'left' | 'center' | 'right';
}

/** A sheet ends at a cut. */
export type Sheet = readonly PaperRow[];

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;
const LF = 0x0a;
const ALIGNS = ['left', 'center', 'right'] as const;
/** How many argument bytes follow a command of two bytes that this paper does not draw. */
const SKIPPED: Readonly<Record<string, number>> = {
  '1b20': 1,
  '1b2d': 1,
  '1b32': 0,
  '1b33': 1,
  '1b4a': 1,
  '1b4d': 1,
  '1b64': 1,
  '1b70': 3,
  '1b74': 1,
  '1c21': 1,
  '1c26': 0,
  '1c2d': 1,
  '1c2e': 0,
  '1c53': 2,
  '1d42': 1,
  '1d4c': 2,
  '1d57': 2,
};

/** Renders ESC/POS bytes as the on-screen paper: what it shows is what a printer would have been told. */
export function readPaper(bytes: Uint8Array): readonly Sheet[] {
  const reading: Reading = { bytes, at: 0, text: [], row: PLAIN, sheet: [], sheets: [] };
  while (reading.at < bytes.length) step(reading);
  if (reading.text.length > 0) endLine(reading);
  endSheet(reading);
  return reading.sheets;
}

type Look = Omit<PaperRow, 'text'>;
const PLAIN: Look = { bold: false, wide: false, tall: false, align: 'left' };

interface Reading {
  readonly bytes: Uint8Array;
  at: number;
  text: number[];
  row: Look;
  /** How the current line began to be written; the printer applies it per character, a line of ours has one look. */
  look?: Look | undefined;
  sheet: PaperRow[];
  readonly sheets: Sheet[];
}

function step(reading: Reading): void {
  const byte = reading.bytes[reading.at] ?? 0;
  if (byte === ESC || byte === GS || byte === FS) return command(reading);
  reading.at += 1;
  if (byte === LF) return endLine(reading);
  reading.look ??= reading.row;
  reading.text.push(byte);
}

function command(reading: Reading): void {
  const { bytes, at } = reading;
  const name = hex(bytes[at]) + hex(bytes[at + 1]);
  const argument = bytes[at + 2] ?? 0;
  const draw = DRAWN[name];
  reading.at = at + 2 + (draw?.size ?? SKIPPED[name] ?? 0);
  draw?.apply(reading, argument);
}

const DRAWN: Readonly<Record<string, { size: number; apply: (reading: Reading, argument: number) => void }>> = {
  '1b40': { size: 0, apply: (reading) => void (reading.row = PLAIN) },
  '1b45': { size: 1, apply: (reading, on) => void (reading.row = { ...reading.row, bold: (on & 1) === 1 }) },
  '1b61': { size: 1, apply: (reading, n) => void (reading.row = { ...reading.row, align: ALIGNS[n % 48] ?? 'left' }) },
  '1d21': {
    size: 1,
    apply: (reading, n) => void (reading.row = { ...reading.row, wide: n >> 4 > 0, tall: (n & 7) > 0 }),
  },
  '1d56': { size: 1, apply: cut },
};

function cut(reading: Reading, how: number): void {
  // These two feed first, by a byte of their own.
  if (how === 65 || how === 66) reading.at += 1;
  endSheet(reading);
}

function endLine(reading: Reading): void {
  const text = new TextDecoder('gb18030').decode(Uint8Array.from(reading.text));
  reading.sheet.push({ text, ...(reading.look ?? reading.row) });
  reading.text = [];
  reading.look = undefined;
}

function endSheet(reading: Reading): void {
  if (reading.sheet.some((row) => row.text.trim() !== '')) reading.sheets.push(trimmed(reading.sheet));
  reading.sheet = [];
}

function trimmed(sheet: readonly PaperRow[]): Sheet {
  const filled = sheet.map((row) => row.text.trim() !== '');
  return sheet.slice(filled.indexOf(true), filled.lastIndexOf(true) + 1);
}

function hex(byte = 0): string {
  return byte.toString(16).padStart(2, '0');
}
