import { recordAudit } from '../audit';
import { notePayment, type PaymentContext } from '../payment';
import { inTransaction, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import type { DeskCaller } from '../session';
import { putToWork } from './putToWork';
import { lockRefund, moveRefund, type RefundRow } from './refundRow';
import { release } from './reservation';
import { tellTills } from './tellTills';

const decide = statement(
  'refund.decide',
  `update refunds set state = $3, decided_by = $4, decided_at = $5, decision_note = $6 where refund_no = $1 and state = $2
   returning refund_no`,
);

export interface Decision {
  readonly refundNo: string;
  readonly approve: boolean;
  readonly note: string;
}

/**
 * A master grants or refuses an application of their station. Deciding again as before is fine.
 * @throws AppError `refund.not_found`, also of another station; `refund.own`; `refund.decided`
 */
export async function decideRefund(
  { db, hub }: Pick<PaymentContext, 'db' | 'hub'>,
  given: { readonly master: DeskCaller; readonly decision: Decision },
  now: Date,
): Promise<void> {
  const { master, decision } = given;
  const stationId = await inTransaction(db, async (tx) => {
    const refund = await lockRefund(tx, decision.refundNo);
    if (refund === undefined || refund.station_id !== master.station?.id) throw new AppError('refund.not_found');
    if (refund.requested_by === master.staffId) throw new AppError('refund.own');
    if (refund.state === 'requested') await write(tx, { refund, ...given }, now);
    else assertSame(refund, decision);
    return refund.station_id;
  });
  hub.hint(stationId);
}

/** What the software or a cashier's own shift decided was no master's to decide. */
function assertSame({ state, decided_by: decidedBy }: RefundRow, { approve }: Decision): void {
  if (decidedBy === null || approve === (state === 'rejected')) throw new AppError('refund.decided');
}

async function write(
  tx: Tx,
  given: { readonly refund: RefundRow; readonly master: DeskCaller; readonly decision: Decision },
  now: Date,
): Promise<void> {
  const { refund, master, decision } = given;
  const { refund_no: refundNo, payment_no: paymentNo, station_id: stationId } = refund;
  const { approve, note } = decision;
  const to = approve ? 'approved' : 'rejected';
  await moveRefund(tx, refund, { to, by: decide, values: [to, master.staffId, now, note] });
  await (approve ? putToWork(tx, refund, now) : release(tx, refund, { part: true }));
  await notePayment(tx, paymentNo, { at: now, kind: `refund-${to}`, detail: { refundNo, note } });
  const entry = { at: now, actor: `staff:${master.staffId}`, stationId, action: 'refund.decide' };
  await recordAudit(tx, { ...entry, subject: `refund:${refundNo}`, detail: { approve, note } });
  await tellTills(tx, refund, now);
}
