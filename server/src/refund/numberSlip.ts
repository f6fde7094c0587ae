import type { ActionId, ResponseOf, TillApi } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, run, statement, type Database, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import type { CashierCaller } from '../session';

type Slip = ResponseOf<TillApi['POST /till/refunds/:refundNo/slips']>;

// Held alone: of two slips asked for at once each has its number. A cashier sees what they asked for or handed out themselves, and
// what went back of an order they may handle: their shift's, a closed one's or nobody's.
const lockSeen = statement<{ is_back: boolean }>(
  'refund.lock-seen',
  `select r.state = 'succeeded' as is_back from refunds r join orders o on o.id = r.order_id left join shifts s on s.id = o.shift_id
   where r.refund_no = $1 and r.station_id = $2 and (r.requested_by = $3 or r.carried_out_by = $3
     or (r.payment_no = o.paid_by and (o.shift_id = $4 or o.shift_id is null or s.closed_at is not null)))
   for update of r`,
);
const count = statement<{ slip_no: number }>(
  'refund.count-slip',
  `insert into refund_slips (action_id, refund_no, slip_no, till_id, staff_id, at)
   select $1, $2, count(*) + 1, $3, $4, $5 from refund_slips where refund_no = $2
   on conflict (action_id) do nothing returning slip_no`,
);
const known = statement<{ slip_no: number }>(
  'refund.known-slip',
  'select slip_no from refund_slips where action_id = $1 and refund_no = $2',
);

interface SlipOrder {
  readonly cashier: CashierCaller;
  readonly refundNo: string;
  readonly actionId: ActionId;
}

/**
 * Counts a slip of money that is back 退款凭证: 1 is the first, every later one is 补打 and audited. The same actionId answers the same
 * number.
 * @throws AppError `refund.not_found` also for what this cashier may not see; `refund.unfinished`
 */
export async function numberSlip(db: Database, { cashier, refundNo, actionId }: SlipOrder, now: Date): Promise<Slip> {
  const { stationId, staffId, shiftId, tillId } = cashier;
  return inTransaction(db, async (tx) => {
    const [seen] = await run(tx, lockSeen, [refundNo, stationId, staffId, shiftId]);
    if (seen === undefined) throw new AppError('refund.not_found');
    if (!seen.is_back) throw new AppError('refund.unfinished');
    const [counted] = await run(tx, count, [actionId, refundNo, tillId, staffId, now]);
    if (counted === undefined) return readKnown(tx, actionId, refundNo);
    const { slip_no: slipNo } = counted;
    if (slipNo > 1) {
      const [actor, subject] = [`staff:${staffId}`, `refund:${refundNo}`];
      await recordAudit(tx, { at: now, actor, stationId, action: 'refund.reprint', subject });
    }
    return { slipNo };
  });
}

async function readKnown(tx: Tx, actionId: ActionId, refundNo: string): Promise<Slip> {
  const [slip] = await run(tx, known, [actionId, refundNo]);
  if (slip !== undefined) return { slipNo: slip.slip_no };
  throw new AppError('request.invalid', { fields: [{ path: 'body.actionId', issue: 'printed another refund' }] });
}
