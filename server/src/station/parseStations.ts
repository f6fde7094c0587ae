import { parse } from 'csv-parse/sync';
import { present } from '../platform/db';
import { inChina } from './china';
import { asMeant, COLUMNS, columnOf, parseHours, type Column } from './csvColumns';

/** A station as a file can say it. */
export interface Said {
  readonly name: string;
  readonly address: string;
  readonly district: string;
  /** GCJ-02, degrees. */
  readonly latitude: number;
  readonly longitude: number;
  readonly phone: string;
  readonly opens_minute: number;
  readonly closes_minute: number;
  readonly facilities: readonly string[];
  readonly fence_m: number;
  readonly enabled: boolean;
}
type Needed = Pick<Said, 'name' | 'address' | 'district' | 'latitude' | 'longitude'>;

export interface StationRow {
  /** Line in the file, the header being line 1. */
  readonly line: number;
  /** Of a station that is known already; empty: found by its name. */
  readonly code: string;
  /** What the file does not say is absent, and stays as it is. */
  readonly said: Needed & Partial<Said>;
}
export interface BadRow {
  readonly line: number;
  readonly reason: string;
  readonly name?: string;
}

interface ParsedStations {
  readonly rows: readonly StationRow[];
  readonly bad: readonly BadRow[];
  /** False after a broken quote: where a row ends is then a guess, and a guess loses rows without a word. */
  readonly readable: boolean;
}

const BROKEN_QUOTE = '引号没有成对，从这一行起无法读取';

const NEEDED = ['name', 'address', 'district', 'longitude_gcj02', 'latitude_gcj02'] as const;
type Fields = Readonly<Record<(typeof NEEDED)[number], string>> & Readonly<Partial<Record<Column, string>>>;

/** Reads a CSV of stations; columns by name. Every row is either a station or says, in Chinese, what is wrong with it. */
export function parseStations(csv: string): ParsedStations {
  const rows: StationRow[] = [];
  const bad: BadRow[] = [];
  const names = new Map<string, number>();
  for (const { record, info } of readRecords(csv, bad)) {
    const fields = Object.fromEntries(Object.entries(record).map(([name, text]) => [name, asMeant(text)])) as Fields;
    const reason = problemOf(fields) ?? duplicateOf(fields, names);
    if (reason === undefined) rows.push(toRow(fields, info.lines));
    else bad.push({ line: info.lines, reason, name: fields.name.slice(0, 60).replaceAll('\0', '') });
    if (!names.has(fields.name)) names.set(fields.name, info.lines);
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
    columns: (heads: string[]) => heads.map(columnOf),
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
  const names = new Set(header.split(',').map((name) => columnOf(name.trim().replace(/^"|"$/g, ''))));
  return NEEDED.filter((column) => !names.has(column)).map((column) => `${COLUMNS[column]}（${column}）`);
}

type Rule = readonly [isBroken: (fields: Fields) => boolean, reason: string];

const TEXT_RULES: readonly Rule[] = [
  [(fields) => Object.values(fields).some(isGarbled), '有无法读取的字符，请把文件存为 UTF-8 再试'],
  [({ name }) => name === '' || name.length > 60, '油站名称要有 1 到 60 个字'],
  [({ address }) => address === '' || address.length > 200, '地址要有 1 到 200 个字'],
  [({ district }) => district.length > 30, '区县不能超过 30 个字'],
  [({ name, address, district }) => [name, address, district].some(isFormula), '名称、地址和区县不能以 = + - @ 开头'],
];
const PLACE_RULES: readonly Rule[] = [
  [(fields) => !placeOf(fields).every(isDecimal), '经纬度要用十进制度数，如 121.425166'],
  [(fields) => !isPlaced(fields) && isPlaced(swapped(fields)), '经度和纬度写反了'],
  [(fields) => !isPlaced(fields), '坐标不在中国境内'],
];
/** Of columns a file may leave out. */
const MORE_RULES: readonly Rule[] = [
  [({ phone = '' }) => !/^[\d+\-() ]{0,30}$/.test(phone), '电话只能有数字、空格和 + - ( )'],
  [({ hours }) => Boolean(hours && !parseHours(hours)), '营业时间要写成 06:00-22:00，全天写 00:00-24:00'],
  [
    ({ facilities }) => splitThings(facilities).length > 12 || splitThings(facilities).some(isNoThing),
    '设施用顿号分开，最多 12 项，每项不超过 10 个字',
  ],
  [({ facilities }) => new Set(splitThings(facilities)).size < splitThings(facilities).length, '设施写重了'],
  [({ fence_m: fence }) => Boolean(fence && !isFence(fence)), '到站范围是 20 到 2000 米'],
  [({ enabled }) => Boolean(enabled && !/^[是否]$/.test(enabled)), '启用写「是」或「否」'],
];
const RULES = [...TEXT_RULES, ...PLACE_RULES, ...MORE_RULES];

const problemOf = (fields: Fields): string | undefined => RULES.find(([isBroken]) => isBroken(fields))?.[1];

/** A spreadsheet that saved in another encoding leaves U+FFFD where its letters were. */
function isGarbled(text: string): boolean {
  return text.includes('\0') || text.includes('\uFFFD');
}

const isFormula = (text: string): boolean => /^[=+\-@]/.test(text);
const isNoThing = (text: string): boolean => text.length > 10 || isFormula(text);
const isDecimal = (text: string): boolean => /^\d{1,3}(\.\d+)?$/.test(text);
const isFence = (text: string): boolean => /^\d{2,4}$/.test(text) && Number(text) >= 20 && Number(text) <= 2000;

const placeOf = (fields: Fields) => [fields.latitude_gcj02, fields.longitude_gcj02] as const;
const isPlaced = (fields: Fields): boolean => inChina(Number(fields.latitude_gcj02), Number(fields.longitude_gcj02));
function swapped(fields: Fields): Fields {
  return { ...fields, latitude_gcj02: fields.longitude_gcj02, longitude_gcj02: fields.latitude_gcj02 };
}

function splitThings(text = ''): string[] {
  const things = text.split(/[、,，]/).map((thing) => thing.trim());
  return things.filter((thing) => thing !== '');
}

function duplicateOf({ name }: Fields, names: ReadonlyMap<string, number>): string | undefined {
  const line = names.get(name);
  return line === undefined ? undefined : `与第 ${line} 行的油站重名`;
}

function toRow(fields: Fields, line: number): StationRow {
  const { code = '', name, address, district, hours, fence_m: fence, enabled, facilities } = fields;
  const [latitude, longitude] = placeOf(fields).map(Number) as [number, number];
  const [opens, closes] = (hours && parseHours(hours)) || [];
  const more = present({
    phone: fields.phone,
    opens_minute: opens,
    closes_minute: closes,
    facilities: facilities === undefined ? undefined : splitThings(facilities),
    fence_m: fence ? Number(fence) : undefined,
    enabled: enabled ? enabled === '是' : undefined,
  });
  return { line, code, said: { name, address, district, latitude, longitude, ...more } };
}
