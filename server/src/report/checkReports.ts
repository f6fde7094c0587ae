import { businessDateOf, shanghaiMinuteOf } from '../platform/clock';
import { read, statement, type Database } from '../platform/db';
import type { Logger } from '../platform/logger';
import { dayAfter } from './reportNames';
import type { Span } from './rebuildReports';

/** A station's day whose sums are not what the ledger says. */
interface Difference {
  readonly station_id: string;
  readonly business_date: string;
  readonly cells_fen: number;
  readonly ledger_fen: number;
}

// Days that changed since they were added up are read from the orders anyway, and cannot differ.
const differences = statement<Difference>(
  'report.differences',
  `with booked as (
     select station_id, business_date, sum(case when credit_account like 'sales.%' then amount_fen
       when debit_account like 'sales.%' then -amount_fen else 0 end)::bigint as fen
     from ledger_transfers
     where station_id = any (array(select id from stations)) and ($1::date is null or business_date >= $1)
       and ($2::date is null or business_date <= $2) and (debit_account like 'sales.%' or credit_account like 'sales.%')
     group by station_id, business_date),
   added as (
     select station_id, business_date, paid_fen + discount_fen - refunded_fen as fen from report_cells
     where keeps = 0 and ($1::date is null or business_date >= $1) and ($2::date is null or business_date <= $2))
   select station_id, business_date, coalesce(a.fen, 0)::bigint as cells_fen, coalesce(b.fen, 0)::bigint as ledger_fen
   from booked b full join added a using (station_id, business_date)
   where coalesce(a.fen, 0) <> coalesce(b.fen, 0)
     and not exists (select from report_changes x where x.station_id = coalesce(a.station_id, b.station_id)
       and x.business_date = coalesce(a.business_date, b.business_date))
   order by business_date, station_id limit 1000`,
);
const addUpAgain = statement(
  'report.add-up-again',
  'insert into report_changes select * from unnest($1::uuid[], $2::date[]) as d (station_id, business_date)',
);

/** Station days whose sums are not the ledger's; there should be none. */
export function checkReports(db: Database, { from, to }: Span): Promise<Difference[]> {
  return read(db, differences, [from, to]);
}

const CHECK_AT_MINUTE = 4 * 60 + 20;
const DAYS_BACK = 7;

/** Once a night: what differs is an error of ours, said in the log, and is made anew. */
export async function checkNightly(
  { db, log }: { readonly db: Database; readonly log: Logger },
  now: Date,
): Promise<void> {
  if (shanghaiMinuteOf(now) !== CHECK_AT_MINUTE) return;
  const today = businessDateOf(now);
  const found = await checkReports(db, { from: dayAfter(today, -DAYS_BACK), to: today });
  if (found.length === 0) return;
  log.error({ found }, 'report sums differed from the ledger');
  await read(db, addUpAgain, [found.map((day) => day.station_id), found.map((day) => day.business_date)]);
}
