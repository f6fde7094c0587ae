import type { AuditEntry, Role, StationId } from '@jiayou/contract';
import { cutPage, one, parseTimeCursor, present, read, statement, type Database } from '../platform/db';
import type { DeskCaller } from '../session';
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
  readonly detail: Record<string, unknown>;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly ip: string | null;
  readonly user_agent: string | null;
  readonly request_id: string | null;
}

// $1 the only station in reach, or null; the days are Shanghai's.
const MATCHES = `from audit_entries a
  where ($1::uuid is null or a.station_id = $1)
    and ($2::text is null or a.actor in
      (select 'staff:' || id from staff where staff_no = $2 or position(lower($2) in lower(name)) > 0))
    and ($3::text is null or a.action = $3 or starts_with(a.action, $3 || '.'))
    and ($4::text is null or a.subject = $4 or a.subject like '%:' || replace(replace($4, '\\', '\\\\'), '%', '\\%'))
    and ($5::uuid is null or a.station_id = $5)
    and ($6::date is null or a.at >= $6::date::timestamp at time zone 'Asia/Shanghai')
    and ($7::date is null or a.at < ($7::date + 1)::timestamp at time zone 'Asia/Shanghai')
    and ($8::text is null or position(lower($8) in lower(concat_ws(' ', a.subject, a.detail, a.before, a.after))) > 0)`;
const page = statement<AuditRow>(
  'audit.page',
  `select p.*, f.name as actor_name, f.staff_no as actor_no, s.name as station_name
   from (select a.* ${MATCHES} and ($9::timestamptz is null or (a.at, a.id) < ($9, $10::bigint))
     order by a.at desc, a.id desc limit $11) p
   left join staff f on 'staff:' || f.id = p.actor left join stations s on s.id = p.station_id
   order by p.at desc, p.id desc`,
);
const count = statement<{ total: number }>('audit.count', `select count(*) as total ${MATCHES}`);

/** The second part of a cursor: what `id` may be. */
const ENTRY_NO = String.raw`\d{1,15}`;

interface AuditQuery {
  readonly who?: string | undefined;
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  readonly stationId?: StationId | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly text?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What was done, newest first; of the own station for a station role. @throws AppError `request.invalid` for a bad cursor */
export async function searchAudit(
  db: Database,
  { caller, query }: { readonly caller: DeskCaller; readonly query: AuditQuery },
): Promise<{ entries: AuditEntry[]; next?: string; total: number }> {
  const { who, action, subject, stationId, from, to, text, limit } = query;
  const filters = [caller.station?.id, who, action, subject, stationId, from, to, text].map((value) => value ?? null);
  const after = parseTimeCursor(query.after, ENTRY_NO);
  const [rows, totals] = await Promise.all([
    read(db, page, [...filters, after.at, after.id, limit + 1]),
    read(db, count, filters),
  ]);
  const { page: shown, ...next } = cutPage(rows, limit, (row) => [row.at, row.id]);
  return { entries: shown.map(toEntry), total: one(totals).total, ...next };
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
