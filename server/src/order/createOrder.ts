import type { ActionId, OrderId, StationId } from '@jiayou/contract';
import { inTransaction, read, run, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { newId, newNumber } from '../platform/ids';
import { findPump } from '../station';
import { takeCallNo } from './callNo';
import { volumeMlOf } from './volume';

export interface NewOrder {
  readonly driverId: string;
  readonly actionId: ActionId;
  readonly stationId: StationId;
  readonly nozzleNo: number;
  readonly amountFen: number;
}

const insert = statement<{ id: OrderId }>(
  'order.insert',
  `insert into orders (id, order_no, station_id, origin, driver_id, action_id, state, nozzle_no, grade, price_fen_per_litre,
     volume_ml, fuel_fen, amount_fen, discount_fen, payable_fen, call_no, created_at, expires_at)
   values ($1, $2, $3, 'in-car', $4, $5, 'open', $6, $7, $8, $9, $10, $10, 0, $10, $11, $12, $13)
   on conflict (driver_id, action_id) do nothing returning id`,
);
const byAction = statement<{ id: OrderId; station_id: string; nozzle_no: number; amount_fen: number }>(
  'order.by-action',
  'select id, station_id, nozzle_no, amount_fen from orders where driver_id = $1 and action_id = $2',
);

/**
 * Opens a driver's order at the price in force now. The same actionId answers the same order.
 * @throws AppError `station.*`, `nozzle.*`, `order.key_reused` when the actionId stands for another order
 */
export async function createOrder(
  { db, expiresAfterMs }: { readonly db: Database; readonly expiresAfterMs: number },
  order: NewOrder,
  now: Date,
): Promise<OrderId> {
  return (await repeated(db, order)) ?? (await insertOrder()) ?? (await winnerOfRace());

  function insertOrder(): Promise<OrderId | undefined> {
    return inTransaction(db, async (tx) => {
      const { grade, priceFenPerLitre } = await findPump(tx, order, now);
      const { driverId, actionId, stationId, nozzleNo, amountFen } = order;
      const volumeMl = volumeMlOf(amountFen, priceFenPerLitre);
      const callNo = await takeCallNo(tx, stationId, now);
      const numbers = [nozzleNo, grade, priceFenPerLitre, volumeMl, amountFen];
      const expiresAt = new Date(now.getTime() + expiresAfterMs);
      const values = [newId(), newNumber('D', now), stationId, driverId, actionId, ...numbers, callNo, now, expiresAt];
      return (await run(tx, insert, values))[0]?.id;
    });
  }

  async function winnerOfRace(): Promise<OrderId> {
    const id = await repeated(db, order);
    if (id === undefined) throw new Error('an order conflicted with one that is not there');
    return id;
  }
}

async function repeated(db: Database, order: NewOrder): Promise<OrderId | undefined> {
  const [row] = await read(db, byAction, [order.driverId, order.actionId]);
  if (row === undefined) return undefined;
  const same =
    row.station_id === order.stationId && row.nozzle_no === order.nozzleNo && row.amount_fen === order.amountFen;
  if (!same) throw new AppError('order.key_reused');
  return row.id;
}
