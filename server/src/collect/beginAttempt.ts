import type { ActionId, OrderId, Tender } from '@jiayou/contract';
import { keepOpenUntil, lockTillOrder, mustBePayable, type LockedOrder } from '../order';
import { insertPayment, livePayment, paymentByAction, type NewPayment, type PaymentRow } from '../payment';
import { commitWith, inTransaction, run, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { holdShift, type CashierCaller } from '../session';
import { findAccount } from '../station';
import type { CollectContext } from './collectContext';

export interface Attempt {
  readonly orderId: OrderId;
  readonly cashier: CashierCaller;
  readonly actionId: ActionId;
  readonly method: PaymentRow['method'];
  readonly tender: Tender;
  /** How long the payer is waited for, ms. */
  readonly patienceMs: number;
  readonly receivedFen?: number;
}

export interface Begun {
  readonly payment: PaymentRow;
  readonly stationCode: string;
  /** False when this action began it before: its channel has been called, or is being called now. */
  readonly isNew: boolean;
}

/**
 * Writes an attempt of a till down, in a shift that is open, for an order nobody else is collecting. The same action answers the
 * same attempt.
 * @throws AppError `shift.closed`, `order.*`, `payment.waiting`, `payment.cash_short`, `station.no_tender`
 */
export function beginAttempt(context: CollectContext, attempt: Attempt, now: Date): Promise<Begun> {
  if (context.channels[attempt.tender] === undefined) throw new AppError('station.no_tender');
  return inTransaction(context.db, async (tx) => {
    const { cashier, orderId, actionId, tender } = attempt;
    // Sent together and done in this order: one wait instead of five.
    const [, order, { stationCode, ...account }, [known], [live]] = await Promise.all([
      holdShift(tx, cashier),
      lockTillOrder(tx, attempt),
      findAccount(tx, cashier.stationId, tender),
      run(tx, paymentByAction, [cashier.tillId, actionId]),
      run(tx, livePayment, [orderId]),
    ]);
    if (known !== undefined) return { payment: sameAttempt(known, attempt), stationCode, isNew: false };
    mustBePayable(order, now);
    if (live !== undefined) throw new AppError('payment.waiting');
    return { payment: await insert(tx, { order, attempt, account }, now), stationCode, isNew: true };
  });
}

function sameAttempt(known: PaymentRow, { orderId, method, tender }: Attempt): PaymentRow {
  const same = known.order_id === orderId && known.method === method && known.channel === tender;
  if (!same) throw new AppError('order.key_reused');
  return known;
}

async function insert(
  tx: Tx,
  parts: { readonly order: LockedOrder; readonly attempt: Attempt; readonly account: NewPayment['account'] },
  now: Date,
): Promise<PaymentRow> {
  const { order, attempt, account } = parts;
  const { method, tender: channel, cashier, actionId, receivedFen, patienceMs } = attempt;
  if (receivedFen !== undefined && receivedFen < order.payableFen) throw new AppError('payment.cash_short');
  const expiresAt = new Date(now.getTime() + patienceMs);
  const received = receivedFen === undefined ? {} : { receivedFen };
  const whose = { tillId: cashier.tillId, actionId, description: order.description };
  const payment = { order, channel, method, account, expiresAt, ...whose, ...received };
  const written = [insertPayment(tx, payment, now), keepOpenUntil(tx, order, expiresAt)] as const;
  const [row] = await commitWith(tx, Promise.all(written));
  return row;
}
