import { isMemberCode, type DeskMember } from '@jiayou/contract';
import { cutPage, one, parseTimeCursor, read, statement, type Database } from '../platform/db';
import { DESK_MEMBER_COLUMNS, toDeskMember, type DeskMemberRow } from './deskMemberRow';
import { readMemberText } from './memberText';
import { CODE_GRACE_MS } from './showMemberCode';

interface Query {
  readonly search?: string | undefined;
  readonly label?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Beyond it the list says that there are more. */
const MOST_COUNTED = 10_000;

/** Members who match, newest first; everything personal masked. @throws AppError `request.invalid` */
export async function listDeskMembers(
  db: Database,
  { search, label, after, limit }: Query,
  now: Date,
): Promise<{ members: DeskMember[]; next?: string; total: number; atLeast: boolean }> {
  const { at, id } = parseTimeCursor(after);
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const matching = [
    'd.erased_at is null',
    ...(search === undefined ? [] : [`d.id = any(array(${waysBySearch(search, now, put).join(' union ')}))`]),
    ...(label === undefined
      ? []
      : [`exists (select from driver_labels b where b.driver_id = d.id and b.label_id = ${put(label)})`]),
  ].join(' and ');
  const count = counting(matching, [...values]);
  const behind = at === null ? '' : ` and (d.created_at, d.id) < (${put(at)}::timestamptz, ${put(id)}::uuid)`;
  // Unnamed: planned for its own values, which decide what index is best.
  const page = statement<DeskMemberRow>(
    '',
    `select ${DESK_MEMBER_COLUMNS} from drivers d where ${matching}${behind}
     order by d.created_at desc, d.id desc limit ${put(limit + 1)}`,
  );
  const [rows, counted] = await Promise.all([read(db, page, values), read(db, count.sql, count.values)]);
  const { page: shown, ...next } = cutPage(rows, limit, (row) => [row.created_at, row.id]);
  const { found } = one(counted);
  const total = Math.min(found, MOST_COUNTED);
  return { members: shown.map(toDeskMember), ...next, total, atLeast: found > MOST_COUNTED };
}

function counting(matching: string, values: unknown[]) {
  const text = `select count(*)::int as found from (select from drivers d where ${matching} limit ${MOST_COUNTED + 1}) f`;
  return { sql: statement<{ found: number }>('', text), values };
}

/** What the text may be, each found by an index of its own. */
function waysBySearch(search: string, now: Date, put: (value: unknown) => string): string[] {
  const { value } = readMemberText(search);
  const name = search.normalize('NFKC').trim();
  return [
    `select id from drivers where name like ${put(`${name.replaceAll(/[\\%_]/g, '\\$&')}%`)} and name <> ''`,
    ...(isMemberCode(value)
      ? [
          `select driver_id from member_codes where code = ${put(value)}
           and expires_at > ${put(new Date(now.getTime() - CODE_GRACE_MS))}::timestamptz`,
        ]
      : []),
    ...(/^\d{4,11}$/.test(value) ? [`select id from drivers where ${endsWith('phone', value, put)}`] : []),
    ...(/^(?=.*[A-Z])\p{Script=Han}?[A-Z0-9]{5,7}$/u.test(value)
      ? [`select driver_id from driver_plates where ${endsWith('plate', value, put)}`]
      : []),
  ];
}

/** How many of the last letters the index knows; the rest is compared. */
const TAIL = { phone: 4, plate: 5 } as const;

function endsWith(column: keyof typeof TAIL, text: string, put: (value: unknown) => string): string {
  const letters = TAIL[column];
  return `right(${column}, ${letters}) = ${put(text.slice(-letters))} and ${column} like ${put(`%${text}`)}`;
}
