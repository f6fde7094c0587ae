import { parse } from 'csv-parse/sync';

export interface StationRow {
  /** Line in the file, the header being line 1. */
  readonly line: number;
  readonly name: string;
  readonly address: string;
  readonly district: string;
  /** GCJ-02, degrees. */
  readonly latitude: number;
  readonly longitude: number;
}
export interface BadRow {
  readonly line: number;
  readonly reason: string;
}

export interface ParsedStations {
  readonly rows: readonly StationRow[];
  readonly bad: readonly BadRow[];
  /** False after a broken quote: where a row ends is then a guess, and a guess loses rows without a word. */
  readonly readable: boolean;
}

const BROKEN_QUOTE = '引号没有成对，从这一行起无法读取';

const COLUMNS = ['name', 'address', 'district', 'longitude_gcj02', 'latitude_gcj02'] as const;
type Fields = Readonly<Record<(typeof COLUMNS)[number], string>>;

// The land of China with a margin; GCJ-02 is defined nowhere else.
const CHINA = { west: 73.4, east: 135.1, south: 3.8, north: 53.6 };

/** Reads a CSV of stations (UTF-8; columns by name). Every row is either a station or says, in Chinese, what is wrong with it. */
export function parseStations(csv: string): ParsedStations {
  const rows: StationRow[] = [];
  const bad: BadRow[] = [];
  const lines = new Map<string, number>();
  for (const { record, info } of readRecords(csv, bad)) {
    const reason = problemOf(record) ?? duplicateOf(record, lines);
    if (reason === undefined) rows.push(toRow(record, info.lines));
    else bad.push({ line: info.lines, reason });
    if (!lines.has(record.name)) lines.set(record.name, info.lines);
  }
  const readable = !bad.some(({ reason }) => reason === BROKEN_QUOTE);
  return { rows, bad: bad.toSorted((a, b) => a.line - b.line), readable };
}

interface ReadRecord {
  readonly record: Fields;
  readonly info: { readonly lines: number };
}

function readRecords(csv: string, bad: BadRow[]): ReadRecord[] {
  const missing = missingColumns(csv);
  if (missing.length > 0) {
    bad.push({ line: 1, reason: `缺少列：${missing.join('、')}` });
    return [];
  }
  return parse(csv, {
    bom: true,
    columns: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      const isCount = error?.code.startsWith('CSV_RECORD_INCONSISTENT') ?? false;
      bad.push({ line: Number(error?.['lines'] ?? 0), reason: isCount ? '这一行的列数不对' : BROKEN_QUOTE });
      return undefined;
    },
  }) as unknown as ReadRecord[];
}

function missingColumns(csv: string): string[] {
  const header = csv.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  const names = new Set(header.split(',').map((name) => name.trim().replace(/^"|"$/g, '')));
  return COLUMNS.filter((column) => !names.has(column));
}

function problemOf(fields: Fields): string | undefined {
  const texts = [fields.name, fields.address, fields.district];
  if (texts.some(isGarbled)) return '有无法读取的字符，请把文件存为 UTF-8 再试';
  if (fields.name === '' || fields.name.length > 60) return '油站名称要有 1 到 60 个字';
  if (fields.address === '' || fields.address.length > 200) return '地址要有 1 到 200 个字';
  if (fields.district.length > 30) return '区县不能超过 30 个字';
  if (texts.some((text) => /^[=+\-@]/.test(text))) return '名称、地址和区县不能以 = + - @ 开头';
  return problemOfPlace(fields.latitude_gcj02, fields.longitude_gcj02);
}

/** A spreadsheet that saved in another encoding leaves U+FFFD where its letters were. */
function isGarbled(text: string): boolean {
  return text.includes('\0') || text.includes('\uFFFD');
}

function problemOfPlace(latitudeText: string, longitudeText: string): string | undefined {
  const decimal = /^\d{1,3}(\.\d+)?$/;
  if (!decimal.test(latitudeText) || !decimal.test(longitudeText)) return '经纬度要用十进制度数，如 121.425166';
  const [latitude, longitude] = [Number(latitudeText), Number(longitudeText)];
  if (inChina(latitude, longitude)) return undefined;
  return inChina(longitude, latitude) ? '经度和纬度写反了' : '坐标不在中国境内';
}

function inChina(latitude: number, longitude: number): boolean {
  const { west, east, south, north } = CHINA;
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
}

function duplicateOf(fields: Fields, lines: ReadonlyMap<string, number>): string | undefined {
  const line = lines.get(fields.name);
  return line === undefined ? undefined : `与第 ${line} 行的油站重名`;
}

function toRow(fields: Fields, line: number): StationRow {
  return {
    line,
    name: fields.name,
    address: fields.address,
    district: fields.district,
    latitude: Number(fields.latitude_gcj02),
    longitude: Number(fields.longitude_gcj02),
  };
}
