import { encode } from 'iconv-lite';

/** What a spreadsheet in China saves: GBK, or UTF-8 with its mark. */
export type Saved = 'gbk' | 'utf-8 with BOM';

export interface StationLine {
  name: string;
  longitude: string;
  latitude: string;
  address?: string;
  phone?: string;
}

const HEAD = ['名称', '地址', '区县', '经度', '纬度', '电话'];

/** A file of stations as a spreadsheet saves it; the first station stands in line 2. */
export function stationFile(lines: readonly StationLine[], saved: Saved): Buffer {
  const rows = lines.map(({ name, address = '中山北路1号', longitude, latitude, phone = '' }) =>
    [name, address, '普陀区', longitude, latitude, phone].map(cell).join(','),
  );
  const text = `${[HEAD.join(','), ...rows].join('\r\n')}\r\n`;
  return saved === 'gbk' ? encode(text, 'gbk') : encode(text, 'utf8', { addBOM: true });
}

/** The cells of a file, row by row: quotes may hold commas and quotes, and no line breaks here. */
export function cellsOf(file: string): string[][] {
  const lines = file
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .filter((line) => line !== '');
  return lines.map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(textOf));
}

const textOf = ([, quoted, plain = '']: RegExpMatchArray): string => quoted?.replaceAll('""', '"') ?? plain;

function cell(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
