import { Fen, type BillDetail, type GoodsLine, type OrderId, type TicketId } from '@jiayou/contract';
import { present, read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import type { CashierCaller } from '../session';
import { readTillRefunds } from '../refund';
import { BILL_COLUMNS, BILL_TABLES, toBill, type BillRow } from './billRow';

interface DetailRow extends BillRow {
  readonly shift_id: string | null;
  readonly price_fen_per_litre: number | null;
  readonly fuel_fen: number;
  readonly goods_fen: number;
  readonly discount_fen: number;
  readonly goods: GoodsLine[];
  readonly channel_transaction_no: string;
  readonly refundable_fuel_fen: number;
  readonly refundable_goods_fen: number;
  readonly refund_parts: number;
  readonly ticket_id: TicketId;
  readonly ticket_state: string;
  readonly reprints: number;
}

/** Parts of one payment that may go back. Source: WeChat Pay APIv3, refunds. */
const MOST_PARTS = 50;

// Of a colleague's open shift it is not found: only what is mine, closed, or nobody's. Both parts end where the payment ends.
const detail = statement<DetailRow>(
  'bill.detail',
  `select ${BILL_COLUMNS}, o.shift_id, o.price_fen_per_litre, o.fuel_fen, o.goods_fen, o.discount_fen, goods_of_order(o.id) as goods,
     p.channel_transaction_no, least(o.fuel_fen - o.refunding_fuel_fen, p.amount_fen - p.refunding_fen) as refundable_fuel_fen,
     least(o.goods_fen - o.refunding_goods_fen, p.amount_fen - p.refunding_fen) as refundable_goods_fen, p.refund_parts,
     t.id as ticket_id, t.state as ticket_state, t.reprints
   from ${BILL_TABLES} join tickets t on t.order_id = o.id
   where o.id = $1 and o.station_id = $2 and (o.shift_id = $3 or o.shift_id is null or sh.closed_at is not null)`,
);

/** All about a paid order that this cashier may handle. @throws AppError `order.not_found` */
export async function viewBill(
  db: Database,
  { stationId, shiftId }: CashierCaller,
  orderId: OrderId,
): Promise<BillDetail> {
  const [[row], refunds] = await Promise.all([
    read(db, detail, [orderId, stationId, shiftId]),
    readTillRefunds(db, { orderId }),
  ]);
  if (row === undefined) throw new AppError('order.not_found');
  return {
    ...toBill(row),
    fuelFen: Fen.parse(row.fuel_fen),
    goodsFen: Fen.parse(row.goods_fen),
    discountFen: Fen.parse(row.discount_fen),
    goods: row.goods,
    channelTransactionNo: row.channel_transaction_no,
    refundableFuelFen: Fen.parse(row.refundable_fuel_fen),
    refundableGoodsFen: Fen.parse(row.refundable_goods_fen),
    refunds,
    ticket: { id: row.ticket_id, state: row.ticket_state, reprints: row.reprints },
    mayRefund: mayRefund(row, shiftId),
    ...present({ priceFenPerLitre: row.price_fen_per_litre }),
  };
}

function mayRefund(row: DetailRow, shiftId: string): BillDetail['mayRefund'] {
  const nothingLeft = row.refundable_fuel_fen + row.refundable_goods_fen === 0;
  if (nothingLeft || row.refund_parts >= MOST_PARTS) return 'no';
  return row.shift_id === shiftId ? 'here' : 'apply';
}
