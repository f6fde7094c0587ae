import type { Case } from '@jiayou/contract';
import { maskSaid } from '../payment';
import { cutPage, parseTimeCursor, read, statement, type Database, WORD } from '../platform/db';
import type { DeskCaller } from '../session';

interface CaseRow {
  readonly number: string;
  readonly kind: string;
  readonly station_name: string | null;
  readonly detail: Record<string, unknown>;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly tail: string;
}

// A number we do not know belongs to no station: only the chain sees it. The number may be any text, so the cursor has its hash.
const page = statement<CaseRow>(
  'refund.cases',
  `select * from (
     select c.payment_no as number, c.kind, s.id as station_id, s.name as station_name, c.detail, c.opened_at, c.closed_at,
       md5(c.payment_no || ' ' || c.kind) as tail
     from payment_cases c left join payments p on p.payment_no = c.payment_no left join refunds r on r.refund_no = c.payment_no
       left join stations s on s.id = coalesce(p.station_id, r.station_id)) as cases
   where ($1::uuid is null or station_id = $1) and ($2::text is null or (closed_at is null) = ($2 = 'yes'))
     and ($3::timestamptz is null or (opened_at, tail) < ($3, $4))
   order by opened_at desc, tail desc limit $5`,
);

/** Money that does not fit, for a person 差错; newest first. @throws AppError `request.invalid` */
export async function listCases(
  db: Database,
  { station }: DeskCaller,
  query: { readonly open?: 'yes' | 'no' | undefined; readonly after?: string | undefined; readonly limit: number },
): Promise<{ cases: Case[]; next?: string }> {
  const { open, after, limit } = query;
  const { at, id } = parseTimeCursor(after, WORD);
  const rows = await read(db, page, [station?.id ?? null, open ?? null, at, id, limit + 1]);
  const { page: shown, ...next } = cutPage(rows, limit, (row) => [row.opened_at, row.tail]);
  return { cases: shown.map(toCase), ...next };
}

function toCase({ number, kind, station_name: stationName, detail, opened_at, closed_at }: CaseRow): Case {
  return {
    number,
    kind,
    detail: maskSaid(detail),
    openedAt: opened_at.toISOString(),
    ...(stationName !== null && { stationName }),
    ...(closed_at && { closedAt: closed_at.toISOString() }),
  };
}
