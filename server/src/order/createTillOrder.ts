import type { ActionId, OrderId, OrderKind } from '@jiayou/contract';
import { findMember } from '../member';
import { commitWith, inTransaction, one, read, run, statement, type Database, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { newId, newNumber } from '../platform/ids';
import { findProducts } from '../product';
import { holdShift, type CashierCaller } from '../session';
import { findFuel } from '../station';
import { volumeMlOf } from './volume';

export interface NewTillOrder {
  readonly cashier: CashierCaller;
  readonly actionId: ActionId;
  readonly fuel?:
    | { readonly nozzleNo?: number | undefined; readonly grade?: string | undefined; readonly amountFen: number }
    | undefined;
  readonly goods: readonly (
    | { readonly productId: string; readonly quantity: number }
    | { readonly name: string; readonly amountFen: number }
  )[];
  readonly memberId?: string | undefined;
}

interface Line {
  readonly productId: string | null;
  readonly barcode: string | null;
  readonly name: string;
  readonly quantity: number;
  readonly unitPriceFen: number;
}
interface Fuelled {
  readonly nozzleNo: number | null;
  readonly grade: string | null;
  readonly priceFenPerLitre: number | null;
  readonly volumeMl: number | null;
  readonly amountFen: number;
}

const MOST_FEN = 10_000_000;
const NO_FUEL: Fuelled = { nozzleNo: null, grade: null, priceFenPerLitre: null, volumeMl: null, amountFen: 0 };

const insert = statement<{ id: OrderId }>(
  'order.insert-at-till',
  `insert into orders (id, order_no, station_id, origin, till_id, shift_id, driver_id, action_id, state, kind, nozzle_no, grade,
     price_fen_per_litre, volume_ml, fuel_fen, goods_fen, amount_fen, discount_fen, payable_fen, created_at, expires_at)
   values ($1, $2, $3, 'till', $4, $5, $6, $7, 'open', $8, $9, $10, $11, $12, $13, $14, $15, 0, $15, $16, $17)
   on conflict (till_id, action_id) where till_id is not null do nothing returning id`,
);
const insertGoods = statement(
  'order.insert-goods',
  `insert into order_goods (order_id, line, product_id, barcode, name, quantity, unit_price_fen, amount_fen)
   select $1, row_number() over (), product_id, barcode, name, quantity, price, quantity * price
   from unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::bigint[]) as line (product_id, barcode, name, quantity, price)`,
);
const byAction = statement<{ id: OrderId; fuel_fen: number; nozzle_no: number | null; lines: number }>(
  'order.by-till-action',
  `select o.id, o.fuel_fen, o.nozzle_no, (select count(*) from order_goods g where g.order_id = o.id)::int as lines
   from orders o where o.till_id = $1 and o.action_id = $2`,
);

/**
 * Opens an order of a till in its cashier's shift, at the prices in force now. The same actionId answers the same order.
 * @throws AppError `shift.closed`, `nozzle.*`, `product.not_found`, `member.not_found`, `order.too_large`, `order.key_reused`
 */
export async function createTillOrder(
  { db, expiresAfterMs }: { readonly db: Database; readonly expiresAfterMs: number },
  order: NewTillOrder,
  now: Date,
): Promise<OrderId> {
  const expiresAt = new Date(now.getTime() + expiresAfterMs);
  const made = await inTransaction(db, (tx) => insertOrder(tx, order, { now, expiresAt }));
  return made ?? one([await repeated(db, order)].filter((id) => id !== undefined));
}

async function insertOrder(
  tx: Tx,
  order: NewTillOrder,
  { now, expiresAt }: { readonly now: Date; readonly expiresAt: Date },
): Promise<OrderId | undefined> {
  const { cashier, actionId, memberId } = order;
  // Sent together and done in this order: one wait instead of four.
  const [, , fuel, lines] = await Promise.all([
    holdShift(tx, cashier),
    memberId === undefined ? undefined : findMember(tx, memberId),
    priceFuel(tx, order, now),
    priceGoods(tx, order),
  ]);
  const goodsFen = lines.reduce((sum, { quantity, unitPriceFen }) => sum + quantity * unitPriceFen, 0);
  const amountFen = fuel.amountFen + goodsFen;
  if (amountFen > MOST_FEN) throw new AppError('order.too_large');
  const whose = [cashier.stationId, cashier.tillId, cashier.shiftId, memberId ?? null, actionId];
  const pump = [fuel.nozzleNo, fuel.grade, fuel.priceFenPerLitre, fuel.volumeMl];
  const what = [kindOf(fuel.amountFen, goodsFen), ...pump, fuel.amountFen, goodsFen, amountFen];
  const inserted = run(tx, insert, [newId(), newNumber('D', now), ...whose, ...what, now, expiresAt]);
  if (lines.length === 0) return (await commitWith(tx, inserted))[0]?.id;
  const [made] = await inserted;
  if (made !== undefined) await run(tx, insertGoods, [made.id, ...columnsOf(lines)]);
  return made?.id;
}

async function priceFuel(tx: Tx, { cashier, fuel }: NewTillOrder, now: Date): Promise<Fuelled> {
  if (fuel === undefined) return NO_FUEL;
  const { stationId } = cashier;
  const found = await findFuel(tx, { stationId, nozzleNo: fuel.nozzleNo, grade: fuel.grade }, now);
  const { grade, priceFenPerLitre, nozzleNo = null } = found;
  const { amountFen } = fuel;
  return { nozzleNo, grade, priceFenPerLitre, volumeMl: volumeMlOf(amountFen, priceFenPerLitre), amountFen };
}

async function priceGoods(tx: Tx, { cashier, goods }: NewTillOrder): Promise<Line[]> {
  const ids = goods.flatMap((asked) => ('productId' in asked ? [asked.productId] : []));
  const products = new Map((await findProducts(tx, cashier.stationId, ids)).map((product) => [product.id, product]));
  return goods.map((asked) => {
    if (!('productId' in asked)) {
      return { productId: null, barcode: null, name: asked.name, quantity: 1, unitPriceFen: asked.amountFen };
    }
    const product = products.get(asked.productId);
    if (product === undefined) throw new AppError('product.not_found');
    const { id: productId, name, priceFen: unitPriceFen } = product;
    return { productId, barcode: product.barcode ?? null, name, quantity: asked.quantity, unitPriceFen };
  });
}

const kindOf = (fuelFen: number, goodsFen: number): OrderKind =>
  goodsFen === 0 ? 'fuel' : fuelFen === 0 ? 'goods' : 'mixed';

function columnsOf(lines: readonly Line[]): unknown[][] {
  return [
    lines.map(({ productId }) => productId),
    lines.map(({ barcode }) => barcode),
    lines.map(({ name }) => name),
    lines.map(({ quantity }) => quantity),
    lines.map(({ unitPriceFen }) => unitPriceFen),
  ];
}

async function repeated(db: Database, { cashier, actionId, fuel, goods }: NewTillOrder): Promise<OrderId | undefined> {
  const [row] = await read(db, byAction, [cashier.tillId, actionId]);
  if (row === undefined) return undefined;
  const { amountFen = 0, nozzleNo = null } = fuel ?? {};
  const same = row.fuel_fen === amountFen && row.nozzle_no === nozzleNo && row.lines === goods.length;
  if (!same) throw new AppError('order.key_reused');
  return row.id;
}
