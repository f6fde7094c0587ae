/** The columns of a file of stations, in the order of an export, and what people call them. */
export const COLUMNS = {
  code: '编号',
  name: '名称',
  address: '地址',
  district: '区县',
  longitude_gcj02: '经度',
  latitude_gcj02: '纬度',
  phone: '电话',
  hours: '营业时间',
  facilities: '设施',
  fence_m: '到站范围',
  enabled: '启用',
} as const;
export type Column = keyof typeof COLUMNS;

const BY_WORD = new Map<string, Column>(Object.entries(COLUMNS).map(([column, word]) => [word, column as Column]));

/** A head as it stands in the file: our name of the column when it is one, in Chinese or in ours. */
export function columnOf(head: string): string {
  const word = head.trim();
  return BY_WORD.get(word) ?? word;
}

/** What a spreadsheet would run gets a quote mark before it; marks that stand there already do not hide it. */
export function neutralised(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** The reverse of {@link neutralised}. */
export function asMeant(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** `06:00-22:00`; round the clock is `00:00-24:00`. */
export function hoursText(opensMinute: number, closesMinute: number): string {
  if (opensMinute === closesMinute) return '00:00-24:00';
  return `${clock(opensMinute)}-${clock(closesMinute)}`;
}

/** The reverse of {@link hoursText}; `undefined` when it is none. */
export function parseHours(text: string): readonly [number, number] | undefined {
  const [, h1, m1, h2, m2] =
    /^(\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)$/.exec(text.replace('：', ':').replace('：', ':')) ?? [];
  const [opens, closes] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)];
  if (!(opens < 1440 && closes <= 1440)) return undefined;
  // 24:00 of one day is 00:00 of the next.
  return opens === closes % 1440 ? [0, 0] : [opens, closes % 1440];
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
