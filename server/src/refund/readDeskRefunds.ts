import { Fen, type DeskRefund, type RefundState } from '@jiayou/contract';
import { cutPage, one, parseTimeCursor, read, statement, type Database, WORD } from '../platform/db';
import { AppError } from '../platform/errors';
import type { DeskCaller } from '../session';
import { TILL_REFUND_COLUMNS, TILL_REFUND_TABLES, toTillRefund, type TillRefundRow } from './tillRefundView';

interface DeskRefundRow extends TillRefundRow {
  readonly station_name: string;
  readonly paid_fen: number;
  readonly paid_at: Date;
  readonly other_refunds_fen: number;
  readonly shift_no: string | null;
  readonly cashier_name: string | null;
  readonly requested_by: string | null;
}

// Refunds of the same payment that are still to be counted: not refused, and not closed by the channel.
const REFUNDS = `select ${TILL_REFUND_COLUMNS}, st.name as station_name, p.amount_fen as paid_fen, p.paid_at, r.requested_by,
    p.refunding_fen - case when r.state = 'rejected' or (r.state = 'failed' and r.failure_code = 'CLOSED' and r.requested_by is not null)
      then 0 else r.amount_fen end as other_refunds_fen,
    sh.shift_no, c.name as cashier_name
  from ${TILL_REFUND_TABLES} join stations st on st.id = r.station_id
    left join shifts sh on sh.id = o.shift_id left join staff c on c.id = sh.staff_id`;
const MATCHES = '($1::uuid is null or r.station_id = $1) and ($2::text is null or r.state = $2)';

const byNo = statement<DeskRefundRow>(
  'refund.desk-by-no',
  `${REFUNDS} where r.refund_no = $1 and ($2::uuid is null or r.station_id = $2)`,
);
const page = statement<DeskRefundRow>(
  'refund.desk-page',
  `${REFUNDS} where ${MATCHES} and ($3::timestamptz is null or (r.requested_at, r.refund_no) < ($3, $4))
   order by r.requested_at desc, r.refund_no desc limit $5`,
);
const sums = statement<{ total: number; amount_fen: number }>(
  'refund.desk-sums',
  `select count(*)::int as total, coalesce(sum(amount_fen), 0)::bigint as amount_fen from refunds r where ${MATCHES}`,
);

/** One refund, for a desk that may see its station. @throws AppError `refund.not_found` */
export async function viewDeskRefund(db: Database, { station }: DeskCaller, refundNo: string): Promise<DeskRefund> {
  const [row] = await read(db, byNo, [refundNo, station?.id ?? null]);
  if (row === undefined) throw new AppError('refund.not_found');
  return toDeskRefund(row);
}

/** Refunds a desk may see, newest first, and what all of them come to. @throws AppError `request.invalid` */
export async function listDeskRefunds(
  db: Database,
  { station }: DeskCaller,
  query: { readonly state?: RefundState | undefined; readonly after?: string | undefined; readonly limit: number },
): Promise<{ refunds: DeskRefund[]; next?: string; total: number; amountFen: Fen }> {
  const { state, after, limit } = query;
  const { at, id } = parseTimeCursor(after, WORD);
  const matching = [station?.id ?? null, state ?? null];
  const [rows, counted] = await Promise.all([
    read(db, page, [...matching, at, id, limit + 1]),
    read(db, sums, matching),
  ]);
  const { page: shown, ...next } = cutPage(rows, limit, (row) => [row.requested_at, row.refund_no]);
  const { total, amount_fen: amountFen } = one(counted);
  return { refunds: shown.map(toDeskRefund), ...next, total, amountFen: Fen.parse(amountFen) };
}

function toDeskRefund(row: DeskRefundRow): DeskRefund {
  return {
    ...toTillRefund(row),
    stationName: row.station_name,
    paidFen: Fen.parse(row.paid_fen),
    paidAt: row.paid_at.toISOString(),
    otherRefundsFen: Fen.parse(row.other_refunds_fen),
    requestedBy: row.requested_by ?? '',
    ...(row.shift_no !== null && { shiftNo: row.shift_no }),
    ...(row.cashier_name !== null && { cashierName: row.cashier_name }),
  };
}
