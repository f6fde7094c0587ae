import { Fen, type GoodsLine, type OrderId, type OrderKind, type OrderState, type TillOrder } from '@jiayou/contract';
import { readMember } from '../member';
import { read, statement, type Database, type Statement } from '../platform/db';
import { AppError } from '../platform/errors';
import { toTillPayment, type AttemptRow } from './paymentView';

interface OrderRow {
  readonly id: OrderId;
  readonly order_no: string;
  readonly kind: OrderKind;
  readonly state: OrderState;
  readonly nozzle_no: number | null;
  readonly grade: string | null;
  readonly price_fen_per_litre: number | null;
  readonly volume_ml: number | null;
  readonly fuel_fen: number;
  readonly amount_fen: number;
  readonly discount_fen: number;
  readonly payable_fen: number;
  readonly driver_id: string | null;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly scan_token: string | null;
}
interface PaymentRow extends AttemptRow {
  readonly code_url: string | null;
}

const ORDER = `select id, order_no, kind, state, nozzle_no, grade, price_fen_per_litre, volume_ml, fuel_fen, amount_fen, discount_fen,
  payable_fen, driver_id, created_at, expires_at, scan_token from orders`;
const byId = statement<OrderRow>('collect.order', `${ORDER} where id = $1 and station_id = $2 and origin = 'till'`);
const underWay = statement<OrderRow>(
  'collect.under-way',
  `${ORDER} o where o.till_id = $1 and o.state = 'open' and o.shift_id = $2
     and exists (select from payments p where p.order_id = o.id and p.state in ('created', 'pending', 'reversing'))
   order by o.created_at desc limit 1`,
);
const goodsOf = statement<{ name: string; quantity: number; unit_price_fen: number; amount_fen: number }>(
  'collect.goods',
  'select name, quantity, unit_price_fen, amount_fen from order_goods where order_id = $1 order by line',
);
// The one that paid it, else the latest.
const attemptOf = statement<PaymentRow>(
  'collect.attempt',
  `select payment_no, method, channel, state, amount_fen, created_at, expires_at, cancel_asked_at, received_fen, refusal_code, paid_at,
     channel_transaction_no, code_url
   from payments p where order_id = $1
   order by exists (select from orders o where o.paid_by = p.payment_no) desc, created_at desc, payment_no desc limit 1`,
);

interface Reading {
  readonly db: Database;
  readonly publicUrl: string;
}

/** An order of this station's tills as it stands. @throws AppError `order.not_found` */
export async function viewTillOrder(
  reading: Reading,
  { orderId, stationId }: { readonly orderId: OrderId; readonly stationId: string },
): Promise<TillOrder> {
  const order = await find(reading, byId, [orderId, stationId]);
  if (order === undefined) throw new AppError('order.not_found');
  return order;
}

/** What a till was collecting in this shift when its page went away: a payment without an answer. */
export function viewCollecting(
  reading: Reading,
  { tillId, shiftId }: { readonly tillId: string; readonly shiftId: string },
): Promise<TillOrder | undefined> {
  return find(reading, underWay, [tillId, shiftId]);
}

async function find(
  { db, publicUrl }: Reading,
  by: Statement<OrderRow>,
  values: readonly unknown[],
): Promise<TillOrder | undefined> {
  const [row] = await read(db, by, values);
  if (row === undefined) return undefined;
  const [goods, [attempt], member] = await Promise.all([
    read(db, goodsOf, [row.id]),
    read(db, attemptOf, [row.id]),
    row.driver_id === null ? undefined : readMember(db, row.driver_id),
  ]);
  const scanUrl = scanUrlOf(publicUrl, row, attempt);
  return {
    ...toOrder(row),
    goods: goods.map(toGoods),
    ...(member === undefined ? {} : { member }),
    ...(attempt === undefined ? {} : { payment: toTillPayment(attempt) }),
    ...(scanUrl === undefined ? {} : { scanUrl }),
  };
}

function scanUrlOf(publicUrl: string, order: OrderRow, attempt: PaymentRow | undefined): string | undefined {
  if (order.scan_token !== null) return `${publicUrl}/q/${order.scan_token}`;
  return attempt?.code_url ?? undefined;
}

function toOrder(row: OrderRow): Omit<TillOrder, 'goods'> {
  const { grade, price_fen_per_litre: priceFenPerLitre, volume_ml: volumeMl, nozzle_no: nozzleNo } = row;
  const isFuel = grade !== null && priceFenPerLitre !== null && volumeMl !== null;
  const nozzle = nozzleNo === null ? {} : { nozzleNo };
  const fuel = isFuel
    ? { grade, priceFenPerLitre, volumeMl, amountFen: Fen.parse(row.fuel_fen), ...nozzle }
    : undefined;
  return {
    id: row.id,
    orderNo: row.order_no,
    kind: row.kind,
    state: row.state,
    ...(fuel === undefined ? {} : { fuel }),
    amountFen: Fen.parse(row.amount_fen),
    discountFen: Fen.parse(row.discount_fen),
    payableFen: Fen.parse(row.payable_fen),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}

function toGoods(row: { name: string; quantity: number; unit_price_fen: number; amount_fen: number }): GoodsLine {
  const { name, quantity } = row;
  return { name, quantity, unitPriceFen: Fen.parse(row.unit_price_fen), amountFen: Fen.parse(row.amount_fen) };
}
