import { Fen, type DeskOrder, type OrderTotals } from '@jiayou/contract';
import {
  allOf,
  cutPage,
  lookFurther,
  one,
  parseTimeCursor,
  placing,
  read,
  unnamed,
  type Database,
  type Put,
} from '../platform/db';
import { orderConditions, type OrderFilter } from './orderFilter';
import { ORDER_COLUMNS, ORDER_JOINS, toDeskOrder, type OrderRow } from './orderRow';

interface Page {
  readonly after?: string | undefined;
  readonly limit: number;
}

interface SumRow {
  readonly looked: number;
  readonly orders: number;
  readonly paid_fen: number;
  readonly refunded_fen: number;
}

/**
 * A wider search says what the newest of its orders come to, and that there are more: reports know the rest. One station's orders lie
 * each on a page of its own, so that five thousand of them cost 80 ms and a thousand 15.
 */
const MOST_COUNTED = 1_000;
/** What no index answers is looked for among so many orders at a time, however seldom it is met. */
const MOST_LOOKED_AT = 20_000;

export interface OrderPage {
  readonly orders: DeskOrder[];
  readonly next?: string;
  /** When the page ends because enough was looked at: how far back. */
  readonly lookedBackTo?: string;
}

/** One page of the orders that match, newest first, and what all of them come to. @throws AppError `request.invalid` */
export async function listOrders(
  db: Database,
  filter: OrderFilter,
  page: Page,
): Promise<OrderPage & { totals: OrderTotals }> {
  if (filter.search === undefined) {
    const [found, totals] = await Promise.all([readPage(db, filter, page), addUp(db, filter)]);
    return { ...found, totals };
  }
  // What somebody searches is mostly one order: all of it is on the page, and asking again would cost as much as finding it.
  const found = await readPage(db, filter, page);
  return { ...found, totals: isAll(found, page) ? sumOf(found.orders) : await addUp(db, filter) };
}

const isAll = ({ next, lookedBackTo }: OrderPage, { after }: Page): boolean =>
  after === undefined && next === undefined && lookedBackTo === undefined;

function sumOf(orders: readonly DeskOrder[]): OrderTotals {
  const sum = (fen: 'paidFen' | 'refundedFen') => orders.reduce((total, order) => total + order[fen], 0);
  return toTotals({ looked: 0, orders: orders.length, paid_fen: sum('paidFen'), refunded_fen: sum('refundedFen') });
}

/** The page alone; with a `next` it may be short, or empty. */
export async function readPage(db: Database, filter: OrderFilter, { after, limit }: Page): Promise<OrderPage> {
  const cursor = parseTimeCursor(after);
  const { values, put } = placing();
  const { looked, ...more } = candidates(filter, put, { cursor, most: MOST_LOOKED_AT });
  if (looked === undefined) return { orders: [] };
  const rest = more.rest();
  const text = `with page as (select o.id from (${looked}) o where ${allOf(rest)}
      order by o.created_at desc, o.id desc limit ${put(limit + 1)})
    select ${ORDER_COLUMNS} from page join orders o on o.id = page.id ${ORDER_JOINS} order by o.created_at desc, o.id desc`;
  const rows = await read(db, unnamed<OrderRow>(text), values);
  const { page, ...next } = cutPage(rows, limit, (row) => [row.created_at, row.id]);
  const orders = page.map(toDeskOrder);
  return next.next === undefined && rest.length > 0
    ? { orders, ...(await furtherThan(db, filter, cursor)) }
    : { orders, ...next };
}

/** The same orders that the page was looked for among. */
function furtherThan(
  db: Database,
  filter: OrderFilter,
  cursor: Looking['cursor'],
): Promise<Pick<OrderPage, 'next' | 'lookedBackTo'>> {
  const { values, put } = placing();
  const { looked } = candidates(filter, put, { cursor, most: MOST_LOOKED_AT });
  const newest = `select created_at as at, id from (${looked}) o`;
  return lookFurther(db, { newest, values, most: MOST_LOOKED_AT });
}

async function addUp(db: Database, filter: OrderFilter): Promise<OrderTotals> {
  const { values, put } = placing();
  const start = { at: null, id: null };
  const { rest, looked } = candidates(filter, put, { cursor: start, most: MOST_COUNTED + 1 });
  if (looked === undefined) return toTotals({ looked: 0, orders: 0, paid_fen: 0, refunded_fen: 0 });
  const text = `select count(*)::int as looked, count(*) filter (where fits)::int as orders,
      coalesce(sum(payable_fen) filter (where fits and paid_by is not null), 0)::bigint as paid_fen,
      coalesce(sum(case when fits and refunding_fuel_fen + refunding_goods_fen > 0 then
        (select sum(r.amount_fen) from refunds r where r.payment_no = paid_by and r.state = 'succeeded') end), 0)::bigint
        as refunded_fen
    from (select o.*, ${allOf(rest())} as fits from (${looked}) o) o`;
  return toTotals(one(await read(db, unnamed<SumRow>(text), values)));
}

interface Looking {
  readonly cursor: ReturnType<typeof parseTimeCursor>;
  readonly most: number;
}

/** SQL of the newest orders that indexes find, each way read in its order and stopped when enough are there; and what else must hold. */
function candidates(filter: OrderFilter, put: Put, { cursor: { at, id }, most }: Looking) {
  const { ways, reach, rest } = orderConditions(filter, put);
  if (ways.length === 0) return { rest };
  const behind = at === null ? [] : [`(o.created_at, o.id) < (${put(at)}::timestamptz, ${put(id)}::uuid)`];
  const end = `order by created_at desc, id desc limit ${most}`;
  const selects = ways.map(
    (way) => `(select o.* from orders o where ${[way, ...reach, ...behind].join(' and ')} ${end})`,
  );
  if (selects.length === 1) return { rest, looked: selects[0] };
  // An order that is found in two ways is there once.
  return { rest, looked: `select distinct on (created_at, id) * from (${selects.join(' union all ')}) w ${end}` };
}

function toTotals({ looked, orders, paid_fen: paid, refunded_fen: refunded }: SumRow): OrderTotals {
  const [paidFen, refundedFen, netFen] = [Fen.parse(paid), Fen.parse(refunded), Fen.parse(paid - refunded)];
  return { orders, paidFen, refundedFen, netFen, atLeast: looked > MOST_COUNTED };
}
