import type { DeskApi, ReportFilter, ResponseOf } from '@jiayou/contract';
import { one, read, statement, type Database } from '../platform/db';
import type { DeskCaller } from '../session';
import { scopeOf } from './reportScope';

const members = statement<{ active: number; fresh: number }>(
  'report.members',
  `with changed as materialized (
     select distinct x.station_id, x.business_date from report_changes x
     where x.business_date between $2 and $3 and ($1::uuid[] is null or x.station_id = any ($1))),
   seen as (
     select d.driver_id, d.business_date from report_member_days d
     where d.station_id = any (coalesce($1::uuid[], (select array_agg(id) from stations))) and d.business_date between $2 and $3
     union all
     select o.driver_id, o.business_date from changed x join orders o using (station_id, business_date) where o.driver_id is not null),
   earlier as (
     select distinct o.driver_id from (select distinct station_id, business_date from report_changes where business_date < $2) x
       join orders o using (station_id, business_date) where o.driver_id is not null),
   active as (select driver_id, min(business_date) as first_here from seen group by driver_id)
   select count(*)::int as active, (count(*) filter (where least(a.first_here, m.first_date) >= $2 and e.driver_id is null))::int as fresh
   from active a left join report_members m using (driver_id) left join earlier e using (driver_id)`,
);

/** Members who paid in a period: all of them, those who never had before anywhere, and those who had. */
export async function viewMembers(
  db: Database,
  desk: DeskCaller,
  filter: Pick<ReportFilter, 'from' | 'to' | 'station'>,
): Promise<ResponseOf<DeskApi['GET /desk/reports/members']>> {
  const { stationIds, from, to } = await scopeOf(db, desk, filter);
  const { active, fresh } = one(await read(db, members, [stationIds, from, to]));
  return { active, new: fresh, returning: active - fresh };
}
