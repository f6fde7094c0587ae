import type { OrderId, OrderKind, OrderState, StationId } from '@jiayou/contract';
import { run, statement, type Statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import type { CashierCaller } from '../session';

export interface LockedOrder {
  readonly id: OrderId;
  readonly stationId: StationId;
  readonly state: OrderState;
  readonly payableFen: number;
  /** What a payer reads in the wallet: 「92# 3号枪」. */
  readonly description: string;
  readonly expiresAt: Date;
  /** The secret in its QR code; absent until it was asked for. */
  readonly scanToken?: string;
}

interface LockedRow {
  readonly id: OrderId;
  readonly station_id: StationId;
  readonly till_id: string | null;
  readonly state: OrderState;
  readonly kind: OrderKind;
  readonly payable_fen: number;
  readonly grade: string | null;
  readonly nozzle_no: number | null;
  readonly expires_at: Date;
  readonly scan_token: string | null;
}

const LOCK = `select id, station_id, till_id, state, kind, payable_fen, grade, nozzle_no, expires_at, scan_token from orders`;
const ofDriver = statement<LockedRow>('order.lock', `${LOCK} where id = $1 and driver_id = $2 for update`);
const ofStation = statement<LockedRow>(
  'order.lock-at-till',
  `${LOCK} where id = $1 and station_id = $2 and origin = 'till' for update`,
);
const scanned = statement<LockedRow>('order.lock-scanned', `${LOCK} where scan_token = $1 for update`);

/** A driver's own order, held until the transaction ends. @throws AppError `order.not_found` */
export async function lockOrder(
  tx: Tx,
  { orderId, driverId }: { readonly orderId: OrderId; readonly driverId: string },
): Promise<LockedOrder> {
  return toLocked(await lock(tx, ofDriver, [orderId, driverId]));
}

/** An order that this till collects, held until the transaction ends. @throws AppError `order.not_found`, `order.elsewhere` */
export async function lockTillOrder(
  tx: Tx,
  { orderId, cashier }: { readonly orderId: OrderId; readonly cashier: CashierCaller },
): Promise<LockedOrder> {
  const row = await lock(tx, ofStation, [orderId, cashier.stationId]);
  if (row.till_id !== cashier.tillId) throw new AppError('order.elsewhere');
  return toLocked(row);
}

/** The order behind a till's QR code, held until the transaction ends. @throws AppError `order.not_found` */
export async function lockScannedOrder(tx: Tx, token: string): Promise<LockedOrder> {
  return toLocked(await lock(tx, scanned, [token]));
}

/** @throws AppError `order.already_paid`, `order.not_payable` unless money may still be asked for */
export function mustBePayable({ state, expiresAt }: LockedOrder, now: Date): void {
  if (state === 'paid' || state === 'refunded') throw new AppError('order.already_paid');
  if (state === 'closed' || expiresAt <= now) throw new AppError('order.not_payable');
}

async function lock(tx: Tx, by: Statement<LockedRow>, values: readonly unknown[]): Promise<LockedRow> {
  const [row] = await run(tx, by, values);
  if (row === undefined) throw new AppError('order.not_found');
  return row;
}

function toLocked(row: LockedRow): LockedOrder {
  return {
    id: row.id,
    stationId: row.station_id,
    state: row.state,
    payableFen: row.payable_fen,
    description: descriptionOf(row),
    expiresAt: row.expires_at,
    ...(row.scan_token === null ? {} : { scanToken: row.scan_token }),
  };
}

// Alipay takes no / = & in it.
function descriptionOf({ kind, grade, nozzle_no: nozzleNo }: LockedRow): string {
  if (kind === 'goods') return '便利店商品';
  const fuel = nozzleNo === null ? `${grade ?? ''} 汽柴油` : `${grade ?? ''} ${nozzleNo}号枪`;
  return kind === 'mixed' ? `${fuel} 及便利店商品` : fuel;
}
