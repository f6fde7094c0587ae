import type { OrderId } from '@jiayou/contract';
import { one, run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import type { RefundRow } from './refundRow';

export interface Parts {
  readonly fuelFen: number;
  readonly goodsFen: number;
}

// Both are also checked by the database: what these conditions let through by mistake cannot be written.
const ofPayment = statement(
  'refund.reserve',
  `update payments set refunding_fen = refunding_fen + $2, refund_parts = refund_parts + 1
   where payment_no = $1 and refunding_fen + $2 <= amount_fen returning payment_no`,
);
const ofOrder = statement<{ shift_id: string | null; shift_open: boolean }>(
  'refund.reserve-parts',
  `update orders o set refunding_fuel_fen = refunding_fuel_fen + $2, refunding_goods_fen = refunding_goods_fen + $3
   where id = $1 and refunding_fuel_fen + $2 <= fuel_fen and refunding_goods_fen + $3 <= goods_fen
   returning shift_id, exists (select from shifts s where s.id = o.shift_id and s.closed_at is null) as shift_open`,
);
const releasePayment = statement(
  'refund.release',
  'update payments set refunding_fen = refunding_fen - $2, refund_parts = refund_parts - $3 where payment_no = $1 returning 1',
);
const releaseOrder = statement(
  'refund.release-parts',
  `update orders set refunding_fuel_fen = refunding_fuel_fen - $2, refunding_goods_fen = refunding_goods_fen - $3
   where id = $1 returning 1`,
);

/**
 * Sets a share of an order's money aside for one more refund, first of its payment, then of its fuel and its goods. Tells whose
 * shift the order is.
 * @throws AppError `refund.exceeds`
 */
export async function reserve(
  tx: Tx,
  { paymentNo, orderId }: { readonly paymentNo: string; readonly orderId: OrderId },
  { fuelFen, goodsFen }: Parts,
): Promise<{ shift_id: string | null; shift_open: boolean }> {
  const [payments, [order]] = await Promise.all([
    run(tx, ofPayment, [paymentNo, fuelFen + goodsFen]),
    run(tx, ofOrder, [orderId, fuelFen, goodsFen]),
  ]);
  if (payments.length === 0 || order === undefined) throw new AppError('refund.exceeds');
  return order;
}

/** Frees what a refund had set aside. One that was asked of the channel stays counted among the fifty parts. */
export async function release(tx: Tx, refund: RefundRow, { part }: { readonly part: boolean }): Promise<void> {
  const { payment_no: paymentNo, order_id: orderId, fuel_fen: fuelFen, goods_fen: goodsFen } = refund;
  one(await run(tx, releasePayment, [paymentNo, refund.amount_fen, part ? 1 : 0]));
  one(await run(tx, releaseOrder, [orderId, fuelFen ?? 0, goodsFen ?? 0]));
}
