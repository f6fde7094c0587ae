import type { OrderId } from '@jiayou/contract';
import { giveScanToken, lockTillOrder, mustBePayable, type LockedOrder } from '../order';
import { livePayment } from '../payment';
import { inTransaction, run, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { holdShift, type CashierCaller } from '../session';
import { findWallets } from '../station';
import type { CollectContext } from './collectContext';
import { openQr } from './openQr';

/**
 * Makes an order payable by scanning: one address for both wallets, or, at a station with one wallet, that wallet's own code.
 * @throws AppError `shift.closed`, `order.*`, `payment.waiting`, `station.no_tender`
 */
export async function showCode(
  context: CollectContext,
  { orderId, cashier }: { readonly orderId: OrderId; readonly cashier: CashierCaller },
  now: Date,
): Promise<void> {
  const lock = (tx: Tx): Promise<LockedOrder> => lockTillOrder(tx, { orderId, cashier });
  const wallets = await inTransaction(context.db, async (tx) => {
    await holdShift(tx, cashier);
    const order = await lock(tx);
    mustBePayable(order, now);
    const [live] = await run(tx, livePayment, [orderId]);
    if (live !== undefined && live.till_id !== null) throw new AppError('payment.waiting');
    const open = (await findWallets(tx, order.stationId)).filter((wallet) => context.channels[wallet] !== undefined);
    if (open.length > 1) await giveScanToken(tx, orderId);
    return open;
  });
  const [only, other] = wallets;
  if (only === undefined) throw new AppError('station.no_tender');
  if (other === undefined) await openQr(context, { lock, channel: only }, now);
}
