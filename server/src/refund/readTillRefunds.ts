import type { TillRefund } from '@jiayou/contract';
import { cutPage, parseTimeCursor, read, statement, type Database, WORD } from '../platform/db';
import { TILL_REFUND_COLUMNS, TILL_REFUND_TABLES, toTillRefund, type TillRefundRow } from './tillRefundView';

const REFUNDS = `select ${TILL_REFUND_COLUMNS} from ${TILL_REFUND_TABLES}`;
const byNos = statement<TillRefundRow>(
  'refund.till-by-nos',
  `${REFUNDS} where r.station_id = $1 and r.refund_no = any($2)`,
);
// Of the payment that paid the order: what came too late or twice was never part of the bill.
const ofOrder = statement<TillRefundRow>(
  'refund.till-of-order',
  `${REFUNDS} where r.order_id = $1 and r.payment_no = o.paid_by order by r.requested_at, r.refund_no`,
);
const page = statement<TillRefundRow>(
  'refund.till-page',
  `${REFUNDS} where r.station_id = $1 and (r.requested_by = $2 or (r.state = 'approved' and p.method in ('cash', 'card')))
     and ($3::timestamptz is null or (r.requested_at, r.refund_no) < ($3, $4))
   order by r.requested_at desc, r.refund_no desc limit $5`,
);

/** Refunds as a till shows them: those of a station by number (another station's are left out), or those of an order, oldest first. */
export async function readTillRefunds(
  db: Database,
  which: { readonly stationId: string; readonly refundNos: readonly string[] } | { readonly orderId: string },
): Promise<TillRefund[]> {
  const rows =
    'orderId' in which
      ? await read(db, ofOrder, [which.orderId])
      : await read(db, byNos, [which.stationId, which.refundNos]);
  return rows.map(toTillRefund);
}

/** What a cashier asked for, and what waits at the station to be carried out; newest first. @throws AppError `request.invalid` */
export async function listTillRefunds(
  db: Database,
  query: {
    readonly stationId: string;
    readonly staffId: string;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<{ refunds: TillRefund[]; next?: string }> {
  const { stationId, staffId, after, limit } = query;
  const { at, id } = parseTimeCursor(after, WORD);
  const rows = await read(db, page, [stationId, staffId, at, id, limit + 1]);
  const { page: shown, ...next } = cutPage(rows, limit, (row) => [row.requested_at, row.refund_no]);
  return { refunds: shown.map(toTillRefund), ...next };
}
