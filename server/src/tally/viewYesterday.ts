import { Fen, type DaySummary, type StationId } from '@jiayou/contract';
import { businessDateOf, type BusinessDate } from '../platform/clock';
import { inTransaction, present, run, statement, type Database } from '../platform/db';
import { toCount } from './shiftSummary';
import { toTotals, totalsStatement } from './totals';

const DAY_MS = 86_400_000; // Shanghai has no daylight saving

interface DayShiftRow {
  readonly shift_no: string;
  readonly cashier_name: string;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly net_fen: number;
}

const totals = totalsStatement('tally.day-totals', {
  orders: 'o.station_id = $1 and o.business_date = $2',
  refunds: 'r.station_id = $1 and r.business_date = $2',
});
// What each shift has of this day: a shift across midnight has its part in either, so that the shifts add up to the day.
const shifts = statement<DayShiftRow>(
  'tally.day-shifts',
  `with moved as (
     select o.shift_id, p.amount_fen as fen from orders o join payments p on p.payment_no = o.paid_by
     where o.station_id = $1 and o.business_date = $2
     union all
     select r.shift_id, -r.amount_fen from refunds r
     where r.station_id = $1 and r.business_date = $2 and r.state = 'succeeded' and r.requested_by is not null)
   select sh.shift_no, f.name as cashier_name, sh.opened_at, sh.closed_at, coalesce(sum(m.fen), 0)::bigint as net_fen
   from shifts sh join staff f on f.id = sh.staff_id left join moved m on m.shift_id = sh.id
   where sh.station_id = $1
     and ((sh.opened_at < $4 and (sh.closed_at is null or sh.closed_at >= $3)) or m.shift_id is not null)
   group by sh.id, f.name order by sh.opened_at, sh.shift_no`,
);
const unclaimed = statement<{ count: number; fen: number }>(
  'tally.day-unclaimed',
  `select count(*)::int as count, coalesce(sum(payable_fen), 0)::bigint as fen from orders
   where station_id = $1 and business_date = $2 and shift_id is null and paid_by is not null`,
);
const station = statement<{ name: string }>('tally.day-station', 'select name from stations where id = $1');

/** A station's yesterday 昨日汇总, 00:00:00–23:59:59 in Shanghai, as it stands at `now`. */
export async function viewYesterday(db: Database, stationId: StationId, now: Date): Promise<DaySummary> {
  const day = businessDateOf(new Date(now.getTime() - DAY_MS));
  const [from, to] = [startOf(day), startOf(businessDateOf(now))];
  return inTransaction(db, async (tx) => {
    const [[named], sums, during, [nobodys]] = await Promise.all([
      run(tx, station, [stationId]),
      run(tx, totals, [stationId, day]),
      run(tx, shifts, [stationId, day, from, to]),
      run(tx, unclaimed, [stationId, day]),
    ]);
    return {
      stationName: named?.name ?? '',
      businessDate: day,
      totals: toTotals(sums),
      shifts: during.map(toDayShift),
      unclaimed: toCount(nobodys),
      printedAt: now.toISOString(),
    };
  });
}

function startOf(day: BusinessDate): string {
  return `${day}T00:00:00+08:00`;
}

function toDayShift(row: DayShiftRow): DaySummary['shifts'][number] {
  return {
    shiftNo: row.shift_no,
    cashierName: row.cashier_name,
    openedAt: row.opened_at.toISOString(),
    netFen: Fen.parse(row.net_fen),
    ...present({ closedAt: row.closed_at?.toISOString() }),
  };
}
