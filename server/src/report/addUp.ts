import { inTransaction, run, statement, type Database, type Tx } from '../platform/db';

/** Station days added up in one transaction. */
const MOST_AT_ONCE = 200;

/** A station's business day; its sums are made anew, whole. */
interface StationDay {
  readonly station_id: string;
  readonly business_date: string;
}

const alone = statement('report.alone', `select pg_advisory_xact_lock(hashtext('jiayou.report'))`);
// Only what is seen is taken: a change that commits later is still there, and its day is added up once more.
const take = statement<StationDay>(
  'report.take-changes',
  `with due as materialized (select distinct station_id, business_date from report_changes limit $1),
     taken as (delete from report_changes x using due
       where x.station_id = due.station_id and x.business_date = due.business_date)
   select station_id, business_date from due`,
);
const DAYS = 'unnest($1::uuid[], $2::date[]) as d (station_id, business_date)';
const forget = statement(
  'report.forget-cells',
  `delete from report_cells c using ${DAYS} where c.station_id = d.station_id and c.business_date = d.business_date`,
);
const addCells = statement(
  'report.add-cells',
  `insert into report_cells
   select d.station_id, d.business_date, 15 - grouping(m.tender, m.grade, m.kind, m.shift_id), m.tender, m.grade, m.kind, m.shift_id,
     m.staff_id, sum(m.orders), sum(m.paid_fen), sum(m.fuel_fen), sum(m.volume_ml), sum(m.discount_fen), sum(m.refunds),
     sum(m.refunded_fen), sum(m.refunded_fuel_fen)
   from ${DAYS} cross join lateral report_moves(d.station_id, d.business_date) m
   group by d.station_id, d.business_date, grouping sets (
     (), (m.tender), (m.grade), (m.kind), (m.shift_id, m.staff_id), (m.tender, m.grade, m.kind),
     (m.tender, m.grade, m.kind, m.shift_id, m.staff_id))`,
);
const forgetMembers = statement(
  'report.forget-members',
  `delete from report_member_days c using ${DAYS} where c.station_id = d.station_id and c.business_date = d.business_date`,
);
const addMembers = statement(
  'report.add-members',
  `with added as (
     insert into report_member_days
     select distinct o.station_id, o.business_date, o.driver_id
     from ${DAYS} join orders o on o.station_id = d.station_id and o.business_date = d.business_date
     where o.driver_id is not null
     returning driver_id, business_date)
   insert into report_members select driver_id, min(business_date) from added group by driver_id
   on conflict (driver_id) do update set first_date = excluded.first_date where excluded.first_date < report_members.first_date`,
);

/** Adds up what has changed since, until nothing is left. Answers how many station days that were. */
export async function keepReports(db: Database): Promise<number> {
  let done = 0;
  for (;;) {
    const count = await inTransaction(db, async (tx) => {
      await run(tx, alone);
      const days = await run(tx, take, [MOST_AT_ONCE]);
      await addUp(tx, days);
      return days.length;
    });
    done += count;
    if (count < MOST_AT_ONCE) return done;
  }
}

/** Makes the sums of station days anew; nobody else does meanwhile. */
export async function addUpDays(db: Database, days: readonly StationDay[]): Promise<void> {
  await inTransaction(db, async (tx) => {
    await run(tx, alone);
    await addUp(tx, days);
  });
}

async function addUp(tx: Tx, days: readonly StationDay[]): Promise<void> {
  if (days.length === 0) return;
  const values = [days.map((day) => day.station_id), days.map((day) => day.business_date)];
  for (const step of [forget, addCells, forgetMembers, addMembers]) await run(tx, step, values);
}
