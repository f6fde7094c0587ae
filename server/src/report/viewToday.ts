import { Fen, type DeskApi, type ReportBy, type ResponseOf } from '@jiayou/contract';
import { businessDateOf } from '../platform/clock';
import { one, read, statement, type Database } from '../platform/db';
import type { DeskCaller } from '../session';
import { readReport } from './readReport';
import { dayAfter } from './reportNames';
import { NOTHING, toSums } from './reportSums';

const HEARD_WITHIN = '60 seconds';

interface WaitingRow {
  readonly refunds: number;
  readonly refunds_fen: number;
  readonly cases: number;
  readonly tills_offline: number;
  readonly tickets: number;
}

// A till is missed while somebody is on duty at it.
const waiting = statement<WaitingRow>(
  'report.waiting',
  `select
     (select count(*) from refunds where state = 'requested' and ($1::uuid is null or station_id = $1))::int as refunds,
     (select coalesce(sum(amount_fen), 0) from refunds where state = 'requested' and ($1::uuid is null or station_id = $1))::bigint
       as refunds_fen,
     (select count(*) from payment_cases c left join payments p on p.payment_no = c.payment_no
        left join refunds r on r.refund_no = c.payment_no
      where c.closed_at is null and ($1::uuid is null or coalesce(p.station_id, r.station_id) = $1))::int as cases,
     (select count(*) from tills t where t.revoked_at is null and ($1::uuid is null or t.station_id = $1)
        and (t.last_seen_at is null or t.last_seen_at < $2::timestamptz - interval '${HEARD_WITHIN}')
        and exists (select from shifts s where s.till_id = t.id and s.closed_at is null))::int as tills_offline,
     (select count(*) from tickets where state = 'waiting' and ($1::uuid is null or station_id = $1))::int as tickets`,
);

/** What a desk asks first: yesterday, today so far, and what waits for a person. */
export async function viewToday(
  db: Database,
  { station }: DeskCaller,
  now: Date,
): Promise<ResponseOf<DeskApi['GET /desk/today']>> {
  const today = businessDateOf(now);
  const yesterday = dayAfter(today, -1);
  const stationIds = station === null ? null : [station.id];
  const report = (by: ReportBy, from: string) => readReport(db, { stationIds, from, to: today }, { by, limit: 50 });
  const [days, tenders, grades, waits] = await Promise.all([
    report('day', yesterday),
    report('tender', today),
    report('grade', today),
    read(db, waiting, [station?.id ?? null, now]),
  ]);
  const dayOf = (day: string) => days.rows.find(({ key }) => key === day) ?? toSums(NOTHING);
  const { refunds, refunds_fen: refundsFen, cases, tills_offline: tillsOffline, tickets } = one(waits);
  return {
    businessDate: today,
    today: dayOf(today),
    yesterday: dayOf(yesterday),
    byTender: tenders.rows,
    byGrade: grades.rows,
    waiting: { refunds, refundsFen: Fen.parse(refundsFen), cases, tillsOffline, tickets },
  };
}
