import type { ReportBy } from '@jiayou/contract';
import { statement, type Statement } from '../platform/db';
import type { ReportScope } from './reportScope';
import { SUM_COLUMNS, type SumsRow } from './reportSums';

export interface ReportSqlRow extends SumsRow {
  readonly key: string | null;
  readonly is_total: number;
  readonly rank: number;
  readonly count: number;
  readonly name: string | null;
  readonly station: string | null;
}

/** What a cell may keep, as bits of `report_cells.keeps`. */
const TENDER = 8;
const GRADE = 4;
const KIND = 2;
const SHIFT = 1;
/** What there are cells of, the fewest first. */
const KEPT = [0, TENDER, GRADE, KIND, SHIFT, TENDER | GRADE | KIND, TENDER | GRADE | KIND | SHIFT];

interface Split {
  readonly key: string;
  readonly needs: number;
  /** What makes a key into words, where the key does not. */
  readonly name?: string;
  readonly station?: string;
  readonly joins?: string;
}

const dayOf = (unit: 'week' | 'month') => `date_trunc('${unit}', c.business_date::timestamp)::date::text`;
const SPLITS: Readonly<Record<ReportBy, Split>> = {
  day: { key: 'c.business_date::text', needs: 0 },
  week: { key: dayOf('week'), needs: 0 },
  month: { key: dayOf('month'), needs: 0 },
  station: {
    key: 'c.station_id::text',
    needs: 0,
    name: 'st.name',
    joins: 'left join stations st on st.id = p.key::uuid',
  },
  tender: { key: 'c.tender', needs: TENDER },
  grade: { key: `coalesce(c.grade, '')`, needs: GRADE },
  kind: { key: 'c.kind', needs: KIND },
  shift: {
    key: `coalesce(c.shift_id::text, '')`,
    needs: SHIFT,
    name: `sh.shift_no || ' ' || f.name`,
    station: 'st.name',
    joins: `left join shifts sh on sh.id = nullif(p.key, '')::uuid left join staff f on f.id = sh.staff_id
      left join stations st on st.id = sh.station_id`,
  },
  cashier: {
    key: `coalesce(c.staff_id::text, '')`,
    needs: SHIFT,
    name: 'f.name',
    station: 'st.name',
    joins: `left join staff f on f.id = nullif(p.key, '')::uuid left join stations st on st.id = f.station_id`,
  },
};
const IN_TIME: ReadonlySet<ReportBy> = new Set(['day', 'week', 'month']);

const STATIONS = 'any (coalesce($1::uuid[], (select array_agg(id) from stations)))';
const FILTER = `($4::text is null or c.tender = $4) and ($5::text is null or c.grade = $5) and ($6::text is null or c.kind = $6)
  and ($7::uuid is null or c.shift_id = $7) and ($8::uuid is null or c.staff_id = $8)`;
const COLUMNS = `tender, c.grade, c.kind, c.shift_id, c.staff_id, c.orders, c.paid_fen, c.fuel_fen, c.volume_ml, c.discount_fen,
  c.refunds, c.refunded_fen`;

/**
 * A report split by something, as of one instant. Station days that changed since they were added up are read order by order, so that
 * a report equals the ledger at every moment, whenever the worker comes.
 * Values: those of the scope, then rank and key of the row before the page, and how many rows.
 */
export function reportStatement(by: ReportBy, scope: ReportScope): Statement<ReportSqlRow> {
  const { key, needs, name = 'null::text', station = 'null::text', joins = '' } = SPLITS[by];
  const keeps = fewestKeeping(needs | neededBy(scope));
  const rank = IN_TIME.has(by) ? '0::bigint' : 's.paid_fen';
  return statement<ReportSqlRow>(
    `report.by-${by}-${keeps}`,
    `with changed as materialized (
       select distinct x.station_id, x.business_date from report_changes x
       where x.business_date between $2 and $3 and x.station_id = ${STATIONS}),
     sums as materialized (
       select ${key} as key, grouping(${key}) as is_total, ${SUM_COLUMNS}
       from (
         select c.station_id, c.business_date, c.${COLUMNS} from report_cells c
         where c.keeps = ${keeps} and c.station_id = ${STATIONS} and c.business_date between $2 and $3
           and not exists (select from changed x where x.station_id = c.station_id and x.business_date = c.business_date)
         union all
         select x.station_id, x.business_date, c.${COLUMNS}
         from changed x cross join lateral report_moves(x.station_id, x.business_date) c) as c
       where ${FILTER}
       group by grouping sets ((), (${key}))),
     page as (
       select s.*, ${rank} as rank, (select count(*) from sums where is_total = 0)::int as count from sums s
       where s.is_total = 1 or $9::bigint is null or ${rank} < $9 or (${rank} = $9 and s.key > $10)
       order by s.is_total desc, ${rank} desc, s.key limit $11)
     select p.*, ${name} as name, ${station} as station from page p ${joins} order by p.is_total desc, p.rank desc, p.key`,
  );
}

function fewestKeeping(needs: number): number {
  const keeps = KEPT.find((kept) => (kept & needs) === needs);
  if (keeps === undefined) throw new Error(`no cells keep ${needs}`);
  return keeps;
}

function neededBy({ tender, grade, kind, shift, cashier }: ReportScope): number {
  const bits = [tender && TENDER, grade && GRADE, kind && KIND, shift && SHIFT, cashier && SHIFT];
  return bits.reduce<number>((all, bit) => all | (bit || 0), 0);
}
