import { Fen, type Receipt, type TicketId } from '@jiayou/contract';
import { one, read, statement, type Database } from '../platform/db';

interface ReceiptRow {
  readonly station_name: string;
  readonly order_no: string;
  readonly call_no: string;
  readonly paid_at: Date;
  readonly nozzle_no: number;
  readonly grade: string;
  readonly price_fen_per_litre: number;
  readonly volume_ml: number;
  readonly amount_fen: number;
  readonly discount_fen: number;
  readonly paid_fen: number;
  readonly channel: Receipt['tender'];
  readonly channel_transaction_no: string;
  readonly cashier_name: string;
  readonly shift_no: string;
}

// The shift that claimed the ticket, or the one that asks when nobody has.
const receipt = statement<ReceiptRow>(
  'ticket.receipt',
  `select s.name as station_name, o.order_no, o.call_no, p.paid_at, o.nozzle_no, o.grade, o.price_fen_per_litre, o.volume_ml,
     o.amount_fen, o.discount_fen, p.amount_fen as paid_fen, p.channel, p.channel_transaction_no,
     f.name as cashier_name, sh.shift_no
   from tickets t join orders o on o.id = t.order_id join payments p on p.payment_no = o.paid_by
     join stations s on s.id = t.station_id
     join shifts sh on sh.id = coalesce(t.shift_id, $2) join staff f on f.id = sh.staff_id
   where t.id = $1`,
);

/** All that a ticket's paper shows. */
export async function readReceipt(db: Database, ticketId: TicketId, shiftId: string): Promise<Receipt> {
  const row = one(await read(db, receipt, [ticketId, shiftId]));
  return {
    stationName: row.station_name,
    orderNo: row.order_no,
    callNo: row.call_no,
    paidAt: row.paid_at.toISOString(),
    nozzleNo: row.nozzle_no,
    grade: row.grade,
    priceFenPerLitre: row.price_fen_per_litre,
    volumeMl: row.volume_ml,
    amountFen: Fen.parse(row.amount_fen),
    discountFen: Fen.parse(row.discount_fen),
    paidFen: Fen.parse(row.paid_fen),
    tender: row.channel,
    channelTransactionNo: row.channel_transaction_no,
    cashierName: row.cashier_name,
    shiftNo: row.shift_no,
  };
}
