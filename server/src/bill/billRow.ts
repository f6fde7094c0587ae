import { Fen, type Bill, type OrderId, type OrderKind, type OrderState, type Tender } from '@jiayou/contract';
import { present } from '../platform/db';
import { searchForms } from './searchForms';

export interface BillRow {
  readonly id: OrderId;
  readonly order_no: string;
  readonly call_no: string | null;
  readonly origin: Bill['origin'];
  readonly kind: OrderKind;
  readonly state: OrderState;
  readonly nozzle_no: number | null;
  readonly grade: string | null;
  readonly volume_ml: number | null;
  readonly amount_fen: number;
  readonly paid_fen: number;
  readonly refunded_fen: number;
  readonly refunding_fen: number;
  readonly channel: Tender;
  readonly paid_at: Date;
  readonly shift_no: string | null;
  readonly cashier_name: string | null;
  readonly member_masked: string | null;
}

/** The columns of {@link BillRow}, with {@link BILL_TABLES}. What is reserved and not given back is asked for or under way. */
export const BILL_COLUMNS = `o.id, o.order_no, o.call_no, o.origin, o.kind, o.state, o.nozzle_no, o.grade, o.volume_ml, o.amount_fen,
  p.amount_fen as paid_fen, b.refunded_fen, p.refunding_fen - b.refunded_fen as refunding_fen, p.channel, o.paid_at,
  sh.shift_no, f.name as cashier_name, masked_member(o.driver_id) as member_masked`;
export const BILL_TABLES = `orders o join payments p on p.payment_no = o.paid_by
  left join shifts sh on sh.id = o.shift_id left join staff f on f.id = sh.staff_id
  cross join lateral (select coalesce(sum(r.amount_fen), 0)::bigint as refunded_fen
    from refunds r where r.payment_no = p.payment_no and r.state = 'succeeded') b`;

/** SQL of a search over `o` alone, so that only what matches is joined; its six values are {@link searchValues}, from `$first` on. */
export function searchCondition(first: number): string {
  const [searching, amount, orderNo, callNo, phone, plate] = [0, 1, 2, 3, 4, 5].map((index) => `$${first + index}`);
  return `(not ${searching}::boolean or ${amount}::bigint in (o.amount_fen, o.payable_fen) or o.order_no like ${orderNo}
    or o.call_no = ${callNo} or o.driver_id = any (array(
      select m.id from drivers m where m.phone like ${phone}
      union all select l.driver_id from driver_plates l where l.plate like ${plate})))`;
}

export function searchValues(search: string | undefined): unknown[] {
  const { amountFen, orderNo, callNo, phone, plate } = searchForms(search ?? '');
  return [search !== undefined, amountFen, orderNo, callNo, phone, plate];
}

export function toBill(row: BillRow): Bill {
  return {
    orderId: row.id,
    orderNo: row.order_no,
    origin: row.origin,
    kind: row.kind,
    state: row.state,
    amountFen: Fen.parse(row.amount_fen),
    paidFen: Fen.parse(row.paid_fen),
    refundedFen: Fen.parse(row.refunded_fen),
    refundingFen: Fen.parse(row.refunding_fen),
    tender: row.channel,
    paidAt: row.paid_at.toISOString(),
    ...present({
      callNo: row.call_no,
      nozzleNo: row.nozzle_no,
      grade: row.grade,
      volumeMl: row.volume_ml,
      shiftNo: row.shift_no,
      cashierName: row.cashier_name,
      memberMasked: row.member_masked,
    }),
  };
}
