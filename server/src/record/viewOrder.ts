import { Fen, type DeskOrderDetail, type GoodsLine, type OrderId, type TicketId } from '@jiayou/contract';
import { present, read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { readTillRefunds } from '../refund';
import type { DeskCaller } from '../session';
import { ORDER_COLUMNS, ORDER_JOINS, toDeskOrder, type OrderRow } from './orderRow';
import { readSteps } from './orderSteps';

interface DetailRow extends OrderRow {
  readonly amount_fen: number;
  readonly discount_fen: number;
  readonly fuel_fen: number;
  readonly goods_fen: number;
  readonly price_fen_per_litre: number | null;
  readonly goods: GoodsLine[];
  readonly driver_id: string | null;
  readonly till_name: string | null;
  readonly shift_id: string | null;
  readonly cashier_id: string | null;
  readonly shift_closed_at: Date | null;
  readonly ticket_id: TicketId | null;
  readonly ticket_state: string | null;
  readonly reprints: number | null;
}
type Attempt = DeskOrderDetail['attempts'][number];
interface AttemptRow {
  readonly payment_no: string;
  readonly channel: Attempt['tender'];
  readonly method: Attempt['method'];
  readonly state: Attempt['state'];
  readonly amount_fen: number;
  readonly merchant_account_no: string;
  readonly created_at: Date;
  readonly paid_at: Date | null;
  readonly closed_at: Date | null;
  readonly channel_transaction_no: string | null;
  readonly refusal_code: string | null;
  readonly till_name: string | null;
  readonly received_fen: number | null;
  readonly card_no_masked: string | null;
}

const detail = statement<DetailRow>(
  'record.detail',
  `select ${ORDER_COLUMNS}, o.amount_fen, o.discount_fen, o.fuel_fen, o.goods_fen, o.price_fen_per_litre, goods_of_order(o.id) as goods,
     d.id as driver_id, l.name as till_name, sh.id as shift_id, sh.staff_id as cashier_id, sh.closed_at as shift_closed_at,
     k.id as ticket_id, k.state as ticket_state, k.reprints
   from orders o ${ORDER_JOINS} left join drivers d on d.id = o.driver_id and d.erased_at is null
     left join tills l on l.id = o.till_id left join tickets k on k.order_id = o.id
   where o.id = $1 and ($2::uuid is null or o.station_id = $2)`,
);
const attempts = statement<AttemptRow>(
  'record.attempts',
  `select p.payment_no, p.channel, p.method, p.state, p.amount_fen, p.merchant_account_no, p.created_at, p.paid_at, p.closed_at,
     p.channel_transaction_no, p.refusal_code, l.name as till_name, p.received_fen, p.card_no_masked
   from payments p left join tills l on l.id = p.till_id where p.order_id = $1 order by p.created_at, p.payment_no`,
);

/** All about one order. @throws AppError `order.not_found`, also of another station */
export async function viewOrder(db: Database, { station }: DeskCaller, orderId: OrderId): Promise<DeskOrderDetail> {
  const [[row], tries, refunds, steps] = await Promise.all([
    read(db, detail, [orderId, station?.id ?? null]),
    read(db, attempts, [orderId]),
    readTillRefunds(db, { orderId }),
    readSteps(db, orderId),
  ]);
  if (row === undefined) throw new AppError('order.not_found');
  return {
    ...toDeskOrder(row),
    amountFen: Fen.parse(row.amount_fen),
    discountFen: Fen.parse(row.discount_fen),
    fuelFen: Fen.parse(row.fuel_fen),
    goodsFen: Fen.parse(row.goods_fen),
    goods: row.goods,
    attempts: tries.map(toAttempt),
    refunds,
    steps,
    ...present({
      priceFenPerLitre: row.price_fen_per_litre,
      memberId: row.driver_id,
      tillName: row.till_name,
      shift: shiftOf(row),
      ticket: ticketOf(row),
    }),
  };
}

function shiftOf({ shift_id: id, cashier_id: cashierId, shift_closed_at: closedAt }: DetailRow) {
  if (id === null || cashierId === null) return undefined;
  return { id, cashierId, ...(closedAt && { closedAt: closedAt.toISOString() }) };
}

function ticketOf({ ticket_id: id, ticket_state: state, reprints }: DetailRow) {
  return id === null || state === null ? undefined : { id, state, reprints: reprints ?? 0 };
}

function toAttempt(row: AttemptRow): Attempt {
  return {
    paymentNo: row.payment_no,
    tender: row.channel,
    method: row.method,
    state: row.state,
    amountFen: Fen.parse(row.amount_fen),
    accountNo: row.merchant_account_no,
    createdAt: row.created_at.toISOString(),
    ...(row.received_fen !== null && { receivedFen: Fen.parse(row.received_fen) }),
    ...present({
      paidAt: row.paid_at?.toISOString(),
      closedAt: row.closed_at?.toISOString(),
      channelTransactionNo: row.channel_transaction_no,
      refusalCode: row.refusal_code,
      tillName: row.till_name,
      cardNoMasked: row.card_no_masked,
    }),
  };
}
