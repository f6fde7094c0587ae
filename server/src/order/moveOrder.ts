import type { OrderId } from '@jiayou/contract';
import type { BusinessDate } from '../platform/clock';
import { run, statement, type Tx } from '../platform/db';

/** What settling must know of the order it pays: what was sold, and where. */
export interface PaidOrder {
  readonly fuel_fen: number;
  readonly goods_fen: number;
  readonly till_id: string | null;
  readonly shift_id: string | null;
}

// Whoever paid is its driver, unless a member was attached before.
const pay = statement<PaidOrder>(
  'order.pay',
  `update orders set state = 'paid', paid_by = $2, paid_at = $3, business_date = $4, driver_id = coalesce(driver_id, $5)
   where id = $1 and state = 'open' returning fuel_fen, goods_fen, till_id, shift_id`,
);
const close = statement(
  'order.close',
  `update orders set state = 'closed', closed_at = $2 where id = $1 and state = 'open' returning id`,
);

const closeOverdue = statement(
  'order.close-overdue',
  `update orders set state = 'closed', closed_at = $2 where id = $1 and state = 'open' and expires_at <= $2 returning id`,
);

/** Open → paid, by exactly one payment. Nothing when the order is not open any more: that money has no order. */
export async function markOrderPaid(
  tx: Tx,
  orderId: OrderId,
  paid: {
    readonly paymentNo: string;
    readonly at: Date;
    readonly businessDate: BusinessDate;
    readonly driverId: string | null;
  },
): Promise<PaidOrder | undefined> {
  return (await run(tx, pay, [orderId, paid.paymentNo, paid.at, paid.businessDate, paid.driverId]))[0];
}

/** Open → closed. False when it was paid or closed before. */
export async function closeOrder(tx: Tx, orderId: OrderId, now: Date): Promise<boolean> {
  return (await run(tx, close, [orderId, now])).length === 1;
}

/** Open → closed when its time is up. */
export async function closeOverdueOrder(tx: Tx, orderId: OrderId, now: Date): Promise<boolean> {
  return (await run(tx, closeOverdue, [orderId, now])).length === 1;
}

const keepOpen = statement(
  'order.keep-open',
  `update orders set expires_at = greatest(expires_at, least($2, expires_at + interval '1 hour')) where id = $1 and state = 'open'`,
);

/** An order outlives the attempt to collect it, within reason. The order is locked. */
export async function keepOpenUntil(
  tx: Tx,
  { id, expiresAt }: { readonly id: OrderId; readonly expiresAt: Date },
  until: Date,
): Promise<void> {
  if (expiresAt < until) await run(tx, keepOpen, [id, until]);
}
