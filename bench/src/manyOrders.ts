import type { Pool, PoolClient } from 'pg';
import { atOnce } from './atOnce';

/** A chain that has sold for a year. */
export interface ManyOrders {
  readonly orders: number;
  readonly stations: number;
}

const CHUNK = 250_000;
const TABLES = ['orders', 'payments', 'refunds', 'drivers', 'driver_plates', 'shifts'];

/**
 * Writes a year of orders with their payments, refunds, shifts and members straight into the tables, the newest just now. Ids are made
 * from counted numbers, so that a question can name rows without looking for them first: see {@link benchId}.
 */
export async function writeManyOrders(pool: Pool, size: ManyOrders): Promise<void> {
  const clients = [await pool.connect(), await pool.connect()] as const;
  const [client] = clients;
  try {
    for (const each of clients) {
      // Rows that are right by their making need no look-up for each of their keys, and indexes are built once.
      await each.query(
        `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'`,
      );
    }
    const indexes = await dropIndexes(client);
    await writePlaces(client, size);
    await writePeople(client, size);
    await inChunks(clients, size, ORDERS);
    await inChunks(clients, size, PAYMENTS);
    await client.query(REFUNDS);
    for (const { indexdef } of indexes) await client.query(indexdef);
    await client.query('vacuum analyze');
  } finally {
    for (const each of clients) each.release(true);
  }
}

async function inChunks(clients: readonly PoolClient[], { orders, stations }: ManyOrders, text: string): Promise<void> {
  const starts = Array.from({ length: Math.ceil(orders / CHUNK) }, (_, index) => 1 + index * CHUNK);
  const free = [...clients];
  await atOnce(starts, clients.length, async (from) => {
    const client = free.pop();
    if (client === undefined) throw new Error('no connection is free');
    await client.query(text, [from, Math.min(from + CHUNK - 1, orders), orders, stations]);
    free.push(client);
  });
}

/** The id of the n-th thing of a kind, as the SQL here makes it. */
export const benchId = (kind: 'station' | 'cashier' | 'driver' | 'order', nth: string): string =>
  kind === 'order' ? orderId(nth) : uuidOf(`'many ${kind} ' || ${nth}`);

/** Orders' ids grow with time, as the house's do. */
const orderId = (nth: string): string => `(lpad(to_hex(${nth}), 12, '0') || '4000a000000000000001')::uuid`;

/** A UUID of version 4 by its form: the API takes no other. */
function uuidOf(text: string): string {
  return `overlay(overlay(md5(${text}) placing '4' from 13) placing 'a' from 17)::uuid`;
}

async function dropIndexes(client: PoolClient): Promise<{ indexdef: string }[]> {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes i where schemaname = 'public' and tablename = any($1)
       and not exists (select from pg_constraint c where c.conname = i.indexname)`,
    [TABLES],
  );
  for (const { indexname } of rows) await client.query(`drop index ${indexname}`);
  return rows;
}

const DAYS = 365;
/** Of a station, and how they take turns by the day. */
const CASHIERS = 3;

async function writePlaces(client: PoolClient, { stations }: ManyOrders): Promise<void> {
  await client.query(
    `insert into stations (id, code, name, address, district, latitude, longitude)
     select ${benchId('station', 'n')}, 'M' || lpad(n::text, 5, '0'), '多单站' || n, '测试路' || n || '号', '区' || n % 50,
       31 + n % 100 * 0.01, 121 + n / 100 * 0.01 from generate_series(0, $1::int - 1) n`,
    [stations],
  );
  await client.query(
    `insert into staff (id, staff_no, name, role, station_id, password_hash)
     select ${benchId('cashier', "n || ' ' || c")}, 'm' || n || '-' || c, '收银员' || n || '-' || c, 'cashier', ${benchId('station', 'n')}, ''
     from generate_series(0, $1::int - 1) n, generate_series(0, ${CASHIERS - 1}) c`,
    [stations],
  );
  await client.query(
    `insert into tills (id, station_id, name, created_at)
     select ${benchId('station', 'n')}, ${benchId('station', 'n')}, '收银机1', now() from generate_series(0, $1::int - 1) n`,
    [stations],
  );
  await client.query(
    `insert into shifts (id, shift_no, station_id, staff_id, till_id, opened_at, closed_at, closed_by, summary, close_note)
     select ${uuidOf("'many shift ' || n || ' ' || d")}, 'M' || d, ${benchId('station', 'n')},
       ${benchId('cashier', `n || ' ' || d % ${CASHIERS}`)}, ${benchId('station', 'n')}, at, at + interval '24 hours',
       ${benchId('cashier', `n || ' ' || d % ${CASHIERS}`)}, '{}', '自动'
     from generate_series(0, $1::int - 1) n, generate_series(0, ${DAYS}) d,
       lateral (select date_trunc('day', now()) - d * interval '1 day' as at) t`,
    [stations],
  );
}

async function writePeople(client: PoolClient, { orders }: ManyOrders): Promise<void> {
  const drivers = Math.ceil(orders / 10);
  await client.query(
    `insert into drivers (id, created_at, name, phone)
     select ${benchId('driver', 'n')}, date_trunc('milliseconds', now() - n * interval '10 seconds'), '车主' || n,
       '13' || lpad((n * 7919::bigint % 1000000000)::text, 9, '0') from generate_series(0, $1::int - 1) n`,
    [drivers],
  );
  await client.query(
    `insert into driver_plates (plate, driver_id)
     select '沪' || chr(65 + n % 26) || upper(substr(md5(n::text), 1, 5)), ${benchId('driver', 'n')} from generate_series(0, $1::int - 1) n`,
    [drivers],
  );
}

// n grows with time; what else is drawn from hashes of n, so that every run writes the same chain.
const ORDERS = `
  insert into orders (id, order_no, station_id, origin, driver_id, action_id, state, kind, nozzle_no, grade, price_fen_per_litre, volume_ml,
    amount_fen, fuel_fen, goods_fen, discount_fen, payable_fen, call_no, created_at, expires_at, closed_at, paid_at, business_date,
    paid_by, till_id, shift_id, refunding_fuel_fen)
  select id, 'D' || number, station, case when car then 'in-car' else 'till' end, case when car or h % 3 = 0 then driver end, id,
    case when h % 40 = 0 then 'closed' when h % 200 = 1 then 'refunded' else 'paid' end, 'fuel', case when car then 1 + h % 8 end,
    (array['92#', '92#', '92#', '95#', '95#', '98#', '0#'])[1 + h % 7], 762, fen * 1000 / 762, fen, fen, 0, 0, fen,
    case when car then chr(65 + h % 26) || lpad((h % 90 + 10)::text, 2, '0') end, at, at + interval '10 minutes',
    case when h % 40 = 0 then at + interval '10 minutes' end, case when h % 40 > 0 then at + interval '20 seconds' end,
    case when h % 40 > 0 then ((at + interval '20 seconds') at time zone 'Asia/Shanghai')::date end,
    case when h % 40 > 0 then 'P' || number end, case when not car then station end,
    case when h % 40 > 0 then ${uuidOf("'many shift ' || s || ' ' || (date_trunc('day', now())::date - at::date)")} end,
    case when h % 40 = 0 then 0 when h % 200 = 1 then fen when h % 100 = 3 then fen / 10 else 0 end
  from generate_series($1::int, $2::int) n,
    lateral (select abs(hashint4(n)) as h) a,
    lateral (select date_trunc('milliseconds', now() - ($3::int - n) * (interval '${DAYS} days' / $3::int)) as at,
      abs(hashint4(n + 1)) % $4::int as s, h % 2 = 0 as car, ${benchId('order', 'n')} as id) b,
    lateral (select ${benchId('station', 's')} as station, ${benchId('driver', '(h % greatest($3::int / 10, 1))')} as driver,
      to_char(at at time zone 'Asia/Shanghai', 'YYYYMMDDHH24MISS') || lpad((n * 7919::bigint % 1000000000000)::text, 12, '0') as number,
      case when h % 10 < 4 then 20000 when h % 10 < 6 then 10000 when h % 10 < 7 then 30000 else 5000 + h % 35000 end as fen) c`;

const PAYMENTS = `
  insert into payments (payment_no, order_id, station_id, channel, method, merchant_account_no, state, amount_fen, description, created_at,
    expires_at, channel_transaction_no, paid_at, business_date, settled_at, refunding_fen, refund_parts, payer_open_id, payer_app_id)
  select paid_by, o.id, station_id, channel, case when wallet then 'wallet' when channel = 'cash' then 'cash'
      when channel = 'bank-card' then 'card' else 'code' end, 'm' || left(station_id::text, 8), 'succeeded', payable_fen, '加油', created_at,
    expires_at, '42' || substr(paid_by, 2), paid_at, business_date, paid_at, refunding_fuel_fen,
    case when refunding_fuel_fen > 0 then 1 else 0 end, case when wallet then 'open' || driver_id end, case when wallet then 'wx' end
  from orders o,
    lateral (select abs(hashtext(o.order_no)) % 100 as c) a,
    lateral (select case when origin = 'in-car' or c < 40 then 'wechat-pay' when c < 75 then 'alipay' when c < 92 then 'cash'
      else 'bank-card' end as channel, origin = 'in-car' as wallet) b
  where o.id between ${orderId('$1::int')} and ${orderId('$2::int')} and paid_by is not null and $3::int > 0 and $4::int > 0`;

const REFUNDS = `
  insert into refunds (refund_no, payment_no, order_id, station_id, amount_fen, fuel_fen, goods_fen, cause, reason, state, requested_at,
    finished_at, business_date, requested_by, requested_till, shift_id, action_id)
  select 'R' || substr(o.paid_by, 2), o.paid_by, o.id, o.station_id, o.refunding_fuel_fen, o.refunding_fuel_fen, 0, 'in-shift', '加错油枪',
    'succeeded', o.paid_at + interval '1 hour', o.paid_at + interval '1 hour',
    ((o.paid_at + interval '1 hour') at time zone 'Asia/Shanghai')::date, sh.staff_id, sh.till_id, o.shift_id, o.id
  from orders o join shifts sh on sh.id = o.shift_id where o.refunding_fuel_fen > 0 and o.action_id = o.id`;
