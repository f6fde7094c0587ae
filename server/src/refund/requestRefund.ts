import type { ActionId, OrderId } from '@jiayou/contract';
import { recordAudit } from '../audit';
import type { PaymentNo, RefundNo } from '../channel';
import { notePayment, type PaymentContext } from '../payment';
import { brokenConstraint, inTransaction, run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { newNumber } from '../platform/ids';
import { holdShift, type CashierCaller } from '../session';
import { putToWork } from './putToWork';
import { reserve, type Parts } from './reservation';
import { tellTills } from './tellTills';

export interface RefundWish extends Parts {
  readonly orderId: OrderId;
  readonly actionId: ActionId;
  readonly reason: string;
}

interface PaidRow {
  readonly payment_no: PaymentNo;
  readonly method: string;
  readonly refund_parts: number;
}
interface KnownRow {
  readonly refund_no: RefundNo;
  readonly order_id: OrderId;
  readonly fuel_fen: number;
  readonly goods_fen: number;
  readonly reason: string;
  readonly requested_by: string;
}

/** Parts of one payment that may go back. Source: WeChat Pay APIv3, refunds; the database holds it too. */
const MOST_PARTS = 50;

const lockPaid = statement<PaidRow>(
  'refund.lock-paid',
  `select p.payment_no, p.method, p.refund_parts from orders o join payments p on p.payment_no = o.paid_by
   where o.id = $1 and o.station_id = $2 for update of p`,
);
const known = statement('refund.order-known', 'select 1 from orders where id = $1 and station_id = $2');
const byAction = statement<KnownRow>(
  'refund.by-action',
  'select refund_no, order_id, fuel_fen, goods_fen, reason, requested_by from refunds where action_id = $1',
);
const insert = statement(
  'refund.request',
  `insert into refunds (refund_no, payment_no, order_id, station_id, amount_fen, fuel_fen, goods_fen, cause, reason, state, action_id,
     requested_by, requested_till, shift_id, requested_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
);

/**
 * Gives back of an order of the cashier's open shift, at once; or applies for it when the order's shift is closed or it has none.
 * The same actionId answers the same refund.
 * @throws AppError `order.not_found`, `shift.closed`, `refund.not_refundable`, `.exceeds`, `.too_many`, `.key_reused`
 */
export async function requestRefund(
  { db, hub }: Pick<PaymentContext, 'db' | 'hub'>,
  asked: { readonly cashier: CashierCaller; readonly wish: RefundWish },
  now: Date,
): Promise<RefundNo> {
  const refundNo = await inTransaction(db, (tx) => request(tx, asked, now)).catch(refuseOtherOrder);
  hub.hint(asked.cashier.stationId);
  return refundNo;
}

type Asked = Parameters<typeof requestRefund>[1];

async function request(tx: Tx, asked: Asked, now: Date): Promise<RefundNo> {
  const { cashier, wish } = asked;
  // Sent together and done in this order: looked for while the payment is held, of two that ask the same the second finds the first.
  const [, [payment], [repeated]] = await Promise.all([
    holdShift(tx, cashier),
    run(tx, lockPaid, [wish.orderId, cashier.stationId]),
    run(tx, byAction, [wish.actionId]),
  ]);
  if (payment === undefined) throw await unpaid(tx, asked);
  if (repeated !== undefined) return sameAgain(repeated, asked);
  if (payment.refund_parts >= MOST_PARTS) throw new AppError('refund.too_many');
  const order = await reserve(tx, { paymentNo: payment.payment_no, orderId: wish.orderId }, wish);
  const isOwn = order.shift_id === cashier.shiftId;
  if (order.shift_open && !isOwn) throw new AppError('refund.not_refundable');
  return write(tx, { ...asked, payment, isOwn }, now);
}

async function unpaid(tx: Tx, { cashier, wish }: Asked): Promise<AppError> {
  const orders = await run(tx, known, [wish.orderId, cashier.stationId]);
  return new AppError(orders.length === 0 ? 'order.not_found' : 'refund.not_refundable');
}

function sameAgain(row: KnownRow, { cashier, wish }: Asked): RefundNo {
  const same =
    row.order_id === wish.orderId &&
    row.fuel_fen === wish.fuelFen &&
    row.goods_fen === wish.goodsFen &&
    row.reason === wish.reason &&
    row.requested_by === cashier.staffId;
  if (!same) throw new AppError('refund.key_reused');
  return row.refund_no;
}

async function write(
  tx: Tx,
  { cashier, wish, payment, isOwn }: Asked & { readonly payment: PaidRow; readonly isOwn: boolean },
  now: Date,
): Promise<RefundNo> {
  const { orderId, actionId, fuelFen, goodsFen, reason } = wish;
  const { stationId, staffId, tillId, shiftId } = cashier;
  const { payment_no: paymentNo, method } = payment;
  const refundNo = newNumber('R', now) as RefundNo;
  const [cause, state, kind] = isOwn
    ? (['in-shift', 'approved', 'refund-approved'] as const)
    : (['application', 'requested', 'refund-requested'] as const);
  const money = [fuelFen + goodsFen, fuelFen, goodsFen];
  const who = [actionId, staffId, tillId, isOwn ? shiftId : null];
  const detail = { refundNo, cause, fuelFen, goodsFen, reason };
  const entry = { at: now, actor: `staff:${staffId}`, stationId, action: 'refund.request' };
  // Sent together and done in this order.
  await Promise.all([
    run(tx, insert, [refundNo, paymentNo, orderId, stationId, ...money, cause, reason, state, ...who, now]),
    notePayment(tx, paymentNo, { at: now, kind, detail }),
    recordAudit(tx, { ...entry, subject: `refund:${refundNo}`, detail: { orderId, ...detail } }),
    isOwn ? putToWork(tx, { refund_no: refundNo, method }, now) : undefined,
    tellTills(tx, { refund_no: refundNo, station_id: stationId, requested_by: staffId, method }, now),
  ]);
  return refundNo;
}

function refuseOtherOrder(error: unknown): never {
  if (brokenConstraint(error) === 'refunds_action_id_key') throw new AppError('refund.key_reused');
  throw error;
}
