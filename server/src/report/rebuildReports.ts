import { read, statement, type Database } from '../platform/db';
import { addUpDays } from './addUp';

/** Business days in Asia/Shanghai, both included; null is no limit. */
export interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

const SLICE = 500;
const IN_SPAN =
  'business_date is not null and ($1::date is null or business_date >= $1) and ($2::date is null or business_date <= $2)';
const daysOf = statement<{ station_id: string; business_date: string }>(
  'report.days-to-rebuild',
  `select station_id, business_date from orders where ${IN_SPAN}
   union select station_id, business_date from refunds where ${IN_SPAN}
   union select station_id, business_date from report_cells where ${IN_SPAN}
   union select station_id, business_date from report_member_days where ${IN_SPAN}
   order by 1, 2`,
);

/** Makes all sums of a span anew from orders and refunds, while reports are read and money comes in. Answers how many station days. */
export async function rebuildReports(db: Database, { from, to }: Span): Promise<number> {
  const days = await read(db, daysOf, [from, to]);
  for (let start = 0; start < days.length; start += SLICE) await addUpDays(db, days.slice(start, start + SLICE));
  return days.length;
}
