import { Fen, type GoodsLine, type OrderKind, type Receipt, type TicketId } from '@jiayou/contract';
import { one, present, read, statement, type Database } from '../platform/db';

interface ReceiptRow {
  readonly station_name: string;
  readonly order_no: string;
  readonly call_no: string | null;
  readonly paid_at: Date;
  readonly kind: OrderKind;
  readonly nozzle_no: number | null;
  readonly grade: string | null;
  readonly price_fen_per_litre: number | null;
  readonly volume_ml: number | null;
  readonly fuel_fen: number;
  readonly goods: GoodsLine[];
  readonly amount_fen: number;
  readonly discount_fen: number;
  readonly paid_fen: number;
  readonly channel: Receipt['tender'];
  readonly channel_transaction_no: string;
  readonly received_fen: number | null;
  readonly card_no_masked: string | null;
  readonly member_masked: string | null;
  readonly cashier_name: string;
  readonly shift_no: string;
}

// The shift whose order it is, or the one that asks when it is nobody's.
const receipt = statement<ReceiptRow>(
  'ticket.receipt',
  `select s.name as station_name, o.order_no, o.call_no, p.paid_at, o.kind, o.nozzle_no, o.grade, o.price_fen_per_litre,
     o.volume_ml, o.fuel_fen, goods_of_order(o.id) as goods, o.amount_fen, o.discount_fen, p.amount_fen as paid_fen, p.channel,
     p.channel_transaction_no, p.received_fen, p.card_no_masked, masked_member(o.driver_id) as member_masked,
     f.name as cashier_name, sh.shift_no
   from tickets t join orders o on o.id = t.order_id join payments p on p.payment_no = o.paid_by
     join stations s on s.id = t.station_id
     join shifts sh on sh.id = coalesce(o.shift_id, $2) join staff f on f.id = sh.staff_id
   where t.id = $1`,
);

/** All that a ticket's paper shows. */
export async function readReceipt(db: Database, ticketId: TicketId, shiftId: string): Promise<Receipt> {
  const row = one(await read(db, receipt, [ticketId, shiftId]));
  return {
    stationName: row.station_name,
    orderNo: row.order_no,
    paidAt: row.paid_at.toISOString(),
    kind: row.kind,
    fuelFen: Fen.parse(row.fuel_fen),
    goods: row.goods,
    amountFen: Fen.parse(row.amount_fen),
    discountFen: Fen.parse(row.discount_fen),
    paidFen: Fen.parse(row.paid_fen),
    tender: row.channel,
    channelTransactionNo: row.channel_transaction_no,
    cashierName: row.cashier_name,
    shiftNo: row.shift_no,
    ...present({
      callNo: row.call_no,
      nozzleNo: row.nozzle_no,
      grade: row.grade,
      priceFenPerLitre: row.price_fen_per_litre,
      volumeMl: row.volume_ml,
      receivedFen: row.received_fen === null ? null : Fen.parse(row.received_fen),
      cardNoMasked: row.card_no_masked,
      memberMasked: row.member_masked,
    }),
  };
}
