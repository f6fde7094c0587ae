import { run, statement, type Tx } from '../platform/db';
import { appendTillEvent } from '../push';
import { isByHand, type RefundRow } from './refundRow';

type Told = Pick<RefundRow, 'refund_no' | 'station_id' | 'requested_by' | 'method'>;

/** Tells a station's tills of a refund that people there asked for or must carry out. Last in its transaction. */
export async function tellTills(tx: Tx, refund: Told, now: Date): Promise<void> {
  if (refund.requested_by === null && !isByHand(refund)) return;
  const { station_id: stationId, refund_no: refundNo } = refund;
  await appendTillEvent(tx, { stationId, kind: 'refund-changed', refundNo, at: now });
}

const open = statement(
  'refund.open-case',
  `insert into payment_cases (payment_no, kind, detail, opened_at) values ($1, 'refund-abnormal', $2, $3)
   on conflict (payment_no, kind) do update set detail = excluded.detail, opened_at = excluded.opened_at, closed_at = null
     where payment_cases.closed_at is not null`,
);
const close = statement(
  'refund.close-case',
  `update payment_cases set closed_at = $2 where payment_no = $1 and kind = 'refund-abnormal' and closed_at is null`,
);

/** Puts a refund that does not come to its end on the list of cases, once while it stands there. */
export async function openRefundCase(
  tx: Tx,
  refundNo: string,
  found: { readonly detail: Readonly<Record<string, unknown>>; readonly at: Date },
): Promise<void> {
  await run(tx, open, [refundNo, JSON.stringify(found.detail), found.at]);
}

/** The refund came to an end: nobody has to look any more. */
export async function closeRefundCase(tx: Tx, refundNo: string, now: Date): Promise<void> {
  await run(tx, close, [refundNo, now]);
}
