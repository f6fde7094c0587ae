import { Fen, type DeskOrder, type OrderTotals } from '@jiayou/contract';
import { cutPage, one, parseTimeCursor, read, statement, type Database } from '../platform/db';
import { orderConditions, type OrderFilter, type Put } from './orderFilter';
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

/** A wider search says what the newest of its orders come to, and that there are more. */
const MOST_COUNTED = 20_000;

/** One page of the orders that match, newest first, and what all of them come to. @throws AppError `request.invalid` */
export async function listOrders(
  db: Database,
  filter: OrderFilter,
  page: Page,
): Promise<{ orders: DeskOrder[]; next?: string; totals: OrderTotals }> {
  const [found, totals] = await Promise.all([readPage(db, filter, page), addUp(db, filter)]);
  return { ...found, totals };
}

/** The page alone. */
export async function readPage(
  db: Database,
  filter: OrderFilter,
  { after, limit }: Page,
): Promise<{ orders: DeskOrder[]; next?: string }> {
  const { at, id } = parseTimeCursor(after);
  const { values, put } = placing();
  const { ways, reach, rest } = orderConditions(filter, put);
  if (ways.length === 0) return { orders: [] };
  const behind = at === null ? [] : [`(o.created_at, o.id) < (${put(at)}::timestamptz, ${put(id)}::uuid)`];
  const all = [...reach, ...rest, ...behind];
  const found = newest({ what: 'o.id, o.created_at', ways, all, limit: put(limit + 1) });
  const text = `with found as (${found}), page as (select id from found order by created_at desc, id desc limit ${put(limit + 1)})
    select ${ORDER_COLUMNS} from page join orders o on o.id = page.id ${ORDER_JOINS}
    order by o.created_at desc, o.id desc`;
  const rows = await read(db, unnamed<OrderRow>(text), values);
  const { page, ...next } = cutPage(rows, limit, (row) => row.created_at);
  return { orders: page.map(toDeskOrder), ...next };
}

async function addUp(db: Database, filter: OrderFilter): Promise<OrderTotals> {
  const { values, put } = placing();
  const { ways, reach, rest } = orderConditions(filter, put);
  if (ways.length === 0) return toTotals({ looked: 0, orders: 0, paid_fen: 0, refunded_fen: 0 });
  // What an index cannot answer is looked at in a bounded number of orders, however seldom it is met.
  const looked = newest({ what: 'o.*', ways, all: reach, limit: put(MOST_COUNTED + 1) });
  const text = `with looked as (${looked}), matching as (select * from looked o where ${['true', ...rest].join(' and ')})
    select (select count(*)::int from looked) as looked, count(*)::int as orders,
      coalesce(sum(payable_fen) filter (where paid_by is not null), 0)::bigint as paid_fen,
      coalesce(sum(case when refunding_fuel_fen + refunding_goods_fen > 0 then
        (select sum(r.amount_fen) from refunds r where r.payment_no = m.paid_by and r.state = 'succeeded') end), 0)::bigint
        as refunded_fen
    from matching m`;
  return toTotals(one(await read(db, unnamed<SumRow>(text), values)));
}

/** The newest orders of every way, each read in the order of an index, and once those found in two ways. */
function newest(query: {
  readonly what: string;
  readonly ways: readonly string[];
  readonly all: readonly string[];
  readonly limit: string;
}): string {
  const { what, ways, all, limit } = query;
  const selects = ways.map(
    (way) =>
      `(select ${what} from orders o where ${[way, ...all].join(' and ')} order by o.created_at desc, o.id desc limit ${limit})`,
  );
  return selects.join(' union ');
}

/** Planned for its own values: which index is best depends on them. */
const unnamed = <Row extends object>(text: string) => statement<Row>('', text);

function placing(): { values: unknown[]; put: Put } {
  const values: unknown[] = [];
  return { values, put: (value) => `$${values.push(value)}` };
}

function toTotals({ looked, orders, paid_fen: paid, refunded_fen: refunded }: SumRow): OrderTotals {
  const [paidFen, refundedFen, netFen] = [Fen.parse(paid), Fen.parse(refunded), Fen.parse(paid - refunded)];
  return { orders, paidFen, refundedFen, netFen, atLeast: looked > MOST_COUNTED };
}
