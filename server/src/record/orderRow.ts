import { Fen, type DeskOrder, type OrderId, type OrderKind, type OrderState, type StationId } from '@jiayou/contract';
import { present } from '../platform/db';

export interface OrderRow {
  readonly id: OrderId;
  readonly order_no: string;
  readonly station_id: StationId;
  readonly station_name: string;
  readonly origin: DeskOrder['origin'];
  readonly kind: OrderKind;
  readonly state: OrderState;
  readonly call_no: string | null;
  readonly nozzle_no: number | null;
  readonly grade: string | null;
  readonly volume_ml: number | null;
  readonly payable_fen: number;
  readonly paid_fen: number;
  readonly refunded_fen: number;
  readonly refunding_fen: number;
  readonly created_at: Date;
  readonly paid_at: Date | null;
  readonly business_date: string | null;
  readonly channel: DeskOrder['tender'] | null;
  readonly channel_transaction_no: string | null;
  readonly shift_no: string | null;
  readonly cashier_name: string | null;
  readonly member_masked: string | null;
}

/** The columns of {@link OrderRow}, of `orders o` with {@link ORDER_JOINS}. What is reserved and not given back is asked for or under way. */
export const ORDER_COLUMNS = `o.id, o.order_no, o.station_id, st.name as station_name, o.origin, o.kind, o.state, o.call_no, o.nozzle_no,
  o.grade, o.volume_ml, o.payable_fen, coalesce(p.amount_fen, 0) as paid_fen, b.refunded_fen,
  coalesce(p.refunding_fen, 0) - b.refunded_fen as refunding_fen, o.created_at, o.paid_at, o.business_date, p.channel,
  p.channel_transaction_no, sh.shift_no, f.name as cashier_name, masked_member(o.driver_id) as member_masked`;
export const ORDER_JOINS = `join stations st on st.id = o.station_id left join payments p on p.payment_no = o.paid_by
  left join shifts sh on sh.id = o.shift_id left join staff f on f.id = sh.staff_id
  cross join lateral (select coalesce(sum(r.amount_fen), 0)::bigint as refunded_fen
    from refunds r where r.payment_no = o.paid_by and r.state = 'succeeded') b`;

export function toDeskOrder(row: OrderRow): DeskOrder {
  return {
    orderId: row.id,
    orderNo: row.order_no,
    stationId: row.station_id,
    stationName: row.station_name,
    origin: row.origin,
    kind: row.kind,
    state: row.state,
    payableFen: Fen.parse(row.payable_fen),
    paidFen: Fen.parse(row.paid_fen),
    refundedFen: Fen.parse(row.refunded_fen),
    refundingFen: Fen.parse(row.refunding_fen),
    createdAt: row.created_at.toISOString(),
    ...present({
      callNo: row.call_no,
      nozzleNo: row.nozzle_no,
      grade: row.grade,
      volumeMl: row.volume_ml,
      paidAt: row.paid_at?.toISOString(),
      businessDate: row.business_date,
      tender: row.channel,
      channelTransactionNo: row.channel_transaction_no,
      shiftNo: row.shift_no,
      cashierName: row.cashier_name,
      memberMasked: row.member_masked,
    }),
  };
}
