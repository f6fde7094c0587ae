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
interface GoodsRow {
  readonly name: string;
  readonly quantity: number;
  readonly unit_price_fen: number;
  readonly amount_fen: number;
}
/** One statement answers it all: an order is looked at after everything that is done to it. */
interface ViewRow extends OrderRow, Nullable<AttemptOfOrder> {
  readonly goods: readonly GoodsRow[];
}
type AttemptOfOrder = Omit<AttemptRow, 'state' | 'amount_fen' | 'created_at' | 'expires_at'> & {
  readonly code_url: string | null;
  readonly asked_fen: AttemptRow['amount_fen'];
  readonly began_at: Date;
  readonly ends_at: Date;
  readonly payment_state: AttemptRow['state'];
};
type Nullable<Row> = { readonly [K in keyof Row]: Row[K] | null };

// Of the attempts the one that paid it, else the latest.
const VIEW = `select o.id, o.order_no, o.kind, o.state, o.nozzle_no, o.grade, o.price_fen_per_litre, o.volume_ml, o.fuel_fen, o.amount_fen,
    o.discount_fen, o.payable_fen, o.driver_id, o.created_at, o.expires_at, o.scan_token,
    (select coalesce(json_agg(json_build_object('name', g.name, 'quantity', g.quantity, 'unit_price_fen', g.unit_price_fen,
       'amount_fen', g.amount_fen) order by g.line), '[]') from order_goods g where g.order_id = o.id) as goods,
    p.payment_no, p.method, p.channel, p.state as payment_state, p.amount_fen as asked_fen, p.created_at as began_at,
    p.expires_at as ends_at, p.cancel_asked_at, p.received_fen, p.refusal_code, p.paid_at, p.channel_transaction_no, p.code_url
  from orders o left join lateral (select * from payments p where p.order_id = o.id
    order by p.payment_no = o.paid_by desc nulls last, p.created_at desc, p.payment_no desc limit 1) p on true`;
const byId = statement<ViewRow>('collect.order', `${VIEW} where o.id = $1 and o.station_id = $2 and o.origin = 'till'`);
const underWay = statement<ViewRow>(
  'collect.under-way',
  `${VIEW} where o.till_id = $1 and o.state = 'open' and o.shift_id = $2
     and exists (select from payments p where p.order_id = o.id and p.state in ('created', 'pending', 'reversing'))
   order by o.created_at desc limit 1`,
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
  by: Statement<ViewRow>,
  values: readonly unknown[],
): Promise<TillOrder | undefined> {
  const [row] = await read(db, by, values);
  if (row === undefined) return undefined;
  const member = row.driver_id === null ? undefined : await readMember(db, row.driver_id);
  const attempt = attemptOf(row);
  const scanUrl = scanUrlOf(publicUrl, row);
  return {
    ...toOrder(row),
    goods: row.goods.map(toGoods),
    ...(member === undefined ? {} : { member }),
    ...(attempt === undefined ? {} : { payment: toTillPayment(attempt) }),
    ...(scanUrl === undefined ? {} : { scanUrl }),
  };
}

function scanUrlOf(publicUrl: string, { scan_token: token, code_url: codeUrl }: ViewRow): string | undefined {
  return token === null ? (codeUrl ?? undefined) : `${publicUrl}/q/${token}`;
}

function attemptOf(row: ViewRow): AttemptRow | undefined {
  const { payment_state: state, asked_fen: amountFen, began_at: createdAt, ends_at: expiresAt, ...rest } = row;
  if (row.payment_no === null) return undefined;
  return { ...rest, state, amount_fen: amountFen, created_at: createdAt, expires_at: expiresAt } as AttemptRow;
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

function toGoods(row: GoodsRow): GoodsLine {
  const { name, quantity } = row;
  return { name, quantity, unitPriceFen: Fen.parse(row.unit_price_fen), amountFen: Fen.parse(row.amount_fen) };
}
