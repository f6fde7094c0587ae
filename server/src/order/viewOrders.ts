import {
  Fen,
  type DriverOrder,
  type GoodsLine,
  type OrderId,
  type OrderKind,
  type OrderState,
  type StationId,
  type TicketState,
} from '@jiayou/contract';
import { cutPage, parseTimeCursor, read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';

interface OrderRow {
  readonly id: OrderId;
  readonly order_no: string;
  readonly state: OrderState;
  readonly station_id: StationId;
  readonly station_name: string;
  readonly station_address: string;
  readonly kind: OrderKind;
  readonly nozzle_no: number | null;
  readonly grade: string | null;
  readonly price_fen_per_litre: number | null;
  readonly volume_ml: number | null;
  readonly goods: GoodsLine[];
  readonly amount_fen: number;
  readonly discount_fen: number;
  readonly payable_fen: number;
  readonly call_no: string | null;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly paid_at: Date | null;
  readonly channel_transaction_no: string | null;
  readonly ticket_state: TicketState | null;
  readonly refunded_fen: number;
}

const ORDER = `select o.id, o.order_no, o.state, o.station_id, s.name as station_name, s.address as station_address, o.kind, o.nozzle_no,
    o.grade, o.price_fen_per_litre, o.volume_ml, o.amount_fen, o.discount_fen, o.payable_fen, o.call_no, o.created_at,
    o.expires_at, o.paid_at, p.channel_transaction_no, t.state as ticket_state,
    (select coalesce(jsonb_agg(jsonb_build_object('name', g.name, 'quantity', g.quantity, 'unitPriceFen', g.unit_price_fen,
       'amountFen', g.amount_fen) order by g.line), '[]') from order_goods g where g.order_id = o.id) as goods,
    coalesce((select sum(r.amount_fen) from refunds r where r.order_id = o.id and r.state = 'succeeded'), 0)::bigint as refunded_fen
  from orders o join stations s on s.id = o.station_id
    left join payments p on p.payment_no = o.paid_by left join tickets t on t.order_id = o.id`;

const one = statement<OrderRow>('order.view', `${ORDER} where o.id = $1 and o.driver_id = $2`);
const page = statement<OrderRow>(
  'order.page',
  `${ORDER} where o.driver_id = $1 and ($2::timestamptz is null or (o.created_at, o.id) < ($2, $3::uuid))
   order by o.created_at desc, o.id desc limit $4`,
);

/** A driver's own order; another driver's is as if it did not exist. @throws AppError `order.not_found` */
export async function viewOrder(
  db: Database,
  { orderId, driverId }: { readonly orderId: OrderId; readonly driverId: string },
): Promise<DriverOrder> {
  const [row] = await read(db, one, [orderId, driverId]);
  if (row === undefined) throw new AppError('order.not_found');
  return toDriverOrder(row);
}

/** A driver's orders, newest first; `after` is what the page before answered as `next`. @throws AppError `request.invalid` */
export async function listOrders(
  db: Database,
  {
    driverId,
    after,
    limit,
  }: { readonly driverId: string; readonly after?: string | undefined; readonly limit: number },
): Promise<{ orders: DriverOrder[]; next?: string }> {
  const { at, id } = parseTimeCursor(after);
  // One more than asked tells whether there is a next page.
  const rows = await read(db, page, [driverId, at, id, limit + 1]);
  const { page: shown, ...next } = cutPage(rows, limit, (row) => [row.created_at, row.id]);
  return { orders: shown.map(toDriverOrder), ...next };
}

function toDriverOrder(row: OrderRow): DriverOrder {
  return {
    id: row.id,
    orderNo: row.order_no,
    state: row.state,
    station: { id: row.station_id, name: row.station_name, address: row.station_address },
    kind: row.kind,
    ...fuelOf(row),
    goods: row.goods,
    amountFen: Fen.parse(row.amount_fen),
    discountFen: Fen.parse(row.discount_fen),
    payableFen: Fen.parse(row.payable_fen),
    ...(row.call_no === null ? {} : { callNo: row.call_no }),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...(row.paid_at === null ? {} : { paidAt: row.paid_at.toISOString() }),
    ...(row.channel_transaction_no === null ? {} : { channelTransactionNo: row.channel_transaction_no }),
    ...(row.ticket_state === null ? {} : { ticket: row.ticket_state }),
    refundedFen: Fen.parse(row.refunded_fen),
  };
}

function fuelOf(row: OrderRow): Pick<DriverOrder, 'nozzleNo' | 'grade' | 'priceFenPerLitre' | 'volumeMl'> {
  const { nozzle_no: nozzleNo, grade, price_fen_per_litre: priceFenPerLitre, volume_ml: volumeMl } = row;
  if (grade === null || priceFenPerLitre === null || volumeMl === null) return {};
  return { ...(nozzleNo === null ? {} : { nozzleNo }), grade, priceFenPerLitre, volumeMl };
}
