import type { AuditEntry, DeskApi, InputOf, ResponseOf, Role, StationId } from '@jiayou/contract';
import {
  allOf,
  cutPage,
  lookFurther,
  one,
  parseTimeCursor,
  placing,
  present,
  read,
  statement,
  unnamed,
  type Database,
} from '../platform/db';
import type { DeskCaller } from '../session';
import { newestOf, restOf, type AuditFilter } from './auditFilter';
import { maskPersonal } from './maskPersonal';

interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly actor_role: Role | null;
  readonly actor_name: string | null;
  readonly actor_no: string | null;
  readonly station_id: StationId | null;
  readonly station_name: string | null;
  readonly action: string;
  readonly subject: string;
  readonly subject_name: string | null;
  readonly detail: Record<string, unknown>;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly ip: string | null;
  readonly user_agent: string | null;
  readonly request_id: string | null;
}

const people = statement<{ actor: string }>(
  'audit.people',
  `select 'staff:' || id as actor from staff where staff_no = $1 or position(lower($1) in lower(name)) > 0`,
);

const UUID = `(substring(p.subject from ':([0-9a-f-]{36})$'))::uuid`;
/** Of a page's entries. Members stay an id: who they are is not for whoever reads the log. */
const SUBJECT_NAME = `case split_part(p.subject, ':', 1)
  when 'staff' then (select x.name || '（' || x.staff_no || '）' from staff x where x.id = ${UUID})
  when 'station' then (select x.name from stations x where x.id = ${UUID})
  when 'till' then (select x.name from tills x where x.id = ${UUID})
  when 'shift' then (select x.shift_no from shifts x where x.id = ${UUID})
  when 'ticket' then (select x.order_no from tickets t join orders x on x.id = t.order_id where t.id = ${UUID})
  when 'member-label' then (select x.name from member_labels x where x.id = ${UUID}) end`;

/** A wider search says how many of its newest entries match, and that there are more. */
const MOST_COUNTED = 5_000;
/** What no index answers is looked for among so many entries at a time. */
const MOST_LOOKED_AT = 20_000;

/** The second part of a cursor: what `id` may be. */
const ENTRY_NO = String.raw`\d{1,15}`;

type AuditPage = ResponseOf<DeskApi['GET /desk/audit']>;
type Cursor = ReturnType<typeof parseTimeCursor>;

/** What was done, newest first; of the own station for a station role. @throws AppError `request.invalid` for a bad cursor */
export async function searchAudit(
  db: Database,
  { caller, query }: { readonly caller: DeskCaller; readonly query: InputOf<DeskApi['GET /desk/audit']>['query'] },
): Promise<AuditPage> {
  const { after, limit, who, ...asked } = query;
  const actors = who === undefined ? undefined : (await read(db, people, [who])).map(({ actor }) => actor);
  const filter = { ...asked, actors, within: caller.station?.id ?? null };
  const [page, counted] = await Promise.all([
    readPage(db, filter, { after: parseTimeCursor(after, ENTRY_NO), limit }),
    countEntries(db, filter),
  ]);
  return { ...page, ...counted };
}

async function readPage(
  db: Database,
  filter: AuditFilter,
  { after, limit }: { readonly after: Cursor; readonly limit: number },
): Promise<Pick<AuditPage, 'entries' | 'next' | 'lookedBackTo'>> {
  const { values, put } = placing();
  const rest = restOf(filter, put);
  const newest = newestOf(filter, put, { after, most: rest.length > 0 ? MOST_LOOKED_AT : limit + 1 });
  const text = `with page as (select a.* from (${newest}) a where ${allOf(rest)}
      order by a.at desc, a.id desc limit ${put(limit + 1)})
    select p.*, f.name as actor_name, f.staff_no as actor_no, s.name as station_name, ${SUBJECT_NAME} as subject_name
    from page p left join staff f on 'staff:' || f.id = p.actor left join stations s on s.id = p.station_id
    order by p.at desc, p.id desc`;
  const rows = await read(db, unnamed<AuditRow>(text), values);
  const { page, ...next } = cutPage(rows, limit, (row) => [row.at, row.id]);
  const entries = page.map(toEntry);
  return next.next === undefined && rest.length > 0
    ? { entries, ...(await furtherThan(db, filter, after)) }
    : { entries, ...next };
}

/** The same entries that the page was looked for among. */
function furtherThan(
  db: Database,
  filter: AuditFilter,
  after: Cursor,
): Promise<Pick<AuditPage, 'next' | 'lookedBackTo'>> {
  const { values, put } = placing();
  const newest = newestOf(filter, put, { after, most: MOST_LOOKED_AT });
  return lookFurther(db, { newest, values, most: MOST_LOOKED_AT });
}

async function countEntries(db: Database, filter: AuditFilter): Promise<Pick<AuditPage, 'total' | 'atLeast'>> {
  const { values, put } = placing();
  const rest = restOf(filter, put);
  const newest = newestOf(filter, put, { after: { at: null, id: null }, most: MOST_COUNTED + 1 });
  const text = `select count(*)::int as looked, count(*) filter (where ${allOf(rest)})::int as total from (${newest}) a`;
  const { looked, total } = one(await read(db, unnamed<{ looked: number; total: number }>(text), values));
  return { total, atLeast: looked > MOST_COUNTED };
}

function toEntry(row: AuditRow): AuditEntry {
  const { station_id: stationId, station_name: stationName, actor, at, action, subject } = row;
  return {
    id: String(row.id),
    at: at.toISOString(),
    action,
    subject,
    actor: { id: actor, ...present({ name: row.actor_name, staffNo: row.actor_no, role: row.actor_role }) },
    detail: masked(row.detail),
    ...present({
      subjectName: row.subject_name,
      station: stationId && stationName ? { id: stationId, name: stationName } : null,
      before: row.before && masked(row.before),
      after: row.after && masked(row.after),
      ip: row.ip,
      userAgent: row.user_agent,
      requestId: row.request_id,
    }),
  };
}

const masked = (facts: Record<string, unknown>) => maskPersonal(facts) as Record<string, unknown>;
