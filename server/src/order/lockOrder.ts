import type { OrderId, OrderState, StationId } from '@jiayou/contract';
import { run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';

export interface LockedOrder {
  readonly id: OrderId;
  readonly stationId: StationId;
  readonly state: OrderState;
  readonly payableFen: number;
  readonly grade: string;
  readonly nozzleNo: number;
  readonly expiresAt: Date;
}

interface LockedRow {
  readonly id: OrderId;
  readonly station_id: StationId;
  readonly state: OrderState;
  readonly payable_fen: number;
  readonly grade: string;
  readonly nozzle_no: number;
  readonly expires_at: Date;
}

const lock = statement<LockedRow>(
  'order.lock',
  `select id, station_id, state, payable_fen, grade, nozzle_no, expires_at from orders where id = $1 and driver_id = $2 for update`,
);

/** A driver's own order, held until the transaction ends. @throws AppError `order.not_found` */
export async function lockOrder(
  tx: Tx,
  { orderId, driverId }: { readonly orderId: OrderId; readonly driverId: string },
): Promise<LockedOrder> {
  const [row] = await run(tx, lock, [orderId, driverId]);
  if (row === undefined) throw new AppError('order.not_found');
  return {
    id: row.id,
    stationId: row.station_id,
    state: row.state,
    payableFen: row.payable_fen,
    grade: row.grade,
    nozzleNo: row.nozzle_no,
    expiresAt: row.expires_at,
  };
}
