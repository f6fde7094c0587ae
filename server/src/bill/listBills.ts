import type { ResponseOf, Tender, TillApi } from '@jiayou/contract';
import { businessDateOf } from '../platform/clock';
import { cutPage, parseTimeCursor, read, statement, type Database } from '../platform/db';
import type { CashierCaller } from '../session';
import { toTotals, totalsStatement } from '../tally';
import { BILL_COLUMNS, BILL_TABLES, searchCondition, searchValues, toBill, type BillRow } from './billRow';

type Bills = ResponseOf<TillApi['GET /till/bills']>;
type PastBills = ResponseOf<TillApi['GET /till/past-bills']>;

interface Page {
  readonly search?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

// $1 shift · $2 tender · $3 only those with a refund · $4–$9 search
const MATCHES = `($2::text is null or p.channel = $2)
  and (not $3::boolean or exists (select from refunds x where x.order_id = o.id and x.requested_by is not null))
  and ${searchCondition(4)}`;
const page = statement<BillRow>(
  'bill.page',
  `select ${BILL_COLUMNS} from ${BILL_TABLES}
   where o.shift_id = $1 and ${MATCHES} and ($10::timestamptz is null or (o.paid_at, o.id) < ($10, $11::uuid))
   order by o.paid_at desc, o.id desc limit $12`,
);
const totals = totalsStatement('bill.totals', {
  orders: `o.shift_id = $1 and ${MATCHES}`,
  refunds: `r.shift_id = $1 and ${MATCHES}`,
});

/** Orders paid in the cashier's open shift, newest first, and what all that match add up to 账单查询. @throws AppError `request.invalid` */
export async function listBills(
  db: Database,
  { shiftId }: CashierCaller,
  query: Page & { readonly tender?: Tender | undefined; readonly refunded?: 'yes' | undefined },
): Promise<Bills> {
  const { at, id } = parseTimeCursor(query.after);
  const matching = [shiftId, query.tender ?? null, query.refunded === 'yes', ...searchValues(query.search)];
  const [rows, sums] = await Promise.all([
    read(db, page, [...matching, at, id, query.limit + 1]),
    read(db, totals, matching),
  ]);
  const { page: bills, ...next } = cutPage(rows, query.limit, (row) => [row.paid_at, row.id]);
  return { bills: bills.map(toBill), totals: toTotals(sums), ...next };
}

// $1 station · $2 day · $3–$8 search · $9–$12 page. The day comes first in the order: the station's index is by day.
const pastPage = statement<BillRow>(
  'bill.past-page',
  `select ${BILL_COLUMNS} from ${BILL_TABLES}
   where o.station_id = $1 and (o.shift_id is null or sh.closed_at is not null) and ($2::date is null or o.business_date = $2)
     and ${searchCondition(3)}
     and ($9::timestamptz is null or (o.paid_at, o.id) < ($9, $10::uuid))
     and ($11::date is null or o.business_date <= $11)
   order by o.business_date desc, o.paid_at desc, o.id desc limit $12`,
);

/** Orders of the station's closed shifts, and of nobody's, newest first 订单处理. @throws AppError `request.invalid` */
export async function listPastBills(
  db: Database,
  { stationId }: CashierCaller,
  { date, ...query }: Page & { readonly date?: string | undefined },
): Promise<PastBills> {
  const { at, id } = parseTimeCursor(query.after);
  const from = at === null ? null : businessDateOf(new Date(at));
  const values = [stationId, date ?? null, ...searchValues(query.search), at, id, from, query.limit + 1];
  const rows = await read(db, pastPage, values);
  const { page: bills, ...next } = cutPage(rows, query.limit, (row) => [row.paid_at, row.id]);
  return { bills: bills.map(toBill), ...next };
}
