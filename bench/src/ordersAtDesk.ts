import { createHash, randomBytes } from 'node:crypto';
import { Agent } from 'undici';
import { z } from 'zod';
import { atOnce } from './atOnce';
import type { Bench } from './bench';
import { benchId, writeManyOrders } from './manyOrders';
import { quantile } from './quantile';
import type { Result } from './result';

const STATIONS = 1_000;
const FULL_ORDERS = 10_000_000;
const QUICK_ORDERS = 200_000;
const AT_ONCE = 2;
const WARM_UP = 20;

const Page = z.object({ orders: z.array(z.object({ orderNo: z.string() })) });

/** The order list of the desk over HTTP: its first page, a page deep in it, and one order by its number. */
export async function ordersAtDesk(bench: Bench): Promise<Result[]> {
  const { quick } = bench.size;
  const orders = quick ? QUICK_ORDERS : FULL_ORDERS;
  await writeManyOrders(bench.pool, { orders, stations: STATIONS });
  const samples = await sampleOrders(bench, { orders, count: quick ? 50 : 400 });
  const cookie = await signIn(bench.pool);
  const of = `of ${orders} orders over ${STATIONS} stations`;
  const measure = async (what: string, aimMs: number, queries: readonly string[]): Promise<Result> => {
    const times = await ask(bench.url, cookie, queries);
    const value = quantile(times, 0.99);
    const detail = { orders, stations: STATIONS, asked: queries.length, atOnce: AT_ONCE, p50: quantile(times, 0.5) };
    const name = `j. ${what} ${of}, p99`;
    return { name, value, unit: 'ms', reference: null, ratio: null, aim: `< ${aimMs} ms`, met: value < aimMs, detail };
  };
  return [
    await measure('first page of the order list with its totals', 100, samples.map(firstPage)),
    await measure(
      'a page deep in the order list',
      100,
      samples.map(({ cursor }) => `after=${cursor}`),
    ),
    await measure(
      'an order by its number',
      20,
      samples.map(({ orderNo }) => `search=${orderNo}`),
    ),
  ];
}

interface Sample {
  readonly orderNo: string;
  readonly cursor: string;
  readonly stationId: string;
  readonly day: string;
}

/** As people narrow it down: nothing, a station, a day, a tender in turn. */
function firstPage({ stationId, day }: Sample, index: number): string {
  return ['', `station=${stationId}`, `from=${day}&to=${day}`, 'tender=cash'][index % 4] ?? '';
}

async function sampleOrders(
  { pool }: Bench,
  { orders, count }: { readonly orders: number; readonly count: number },
): Promise<Sample[]> {
  const { rows } = await pool.query<{
    order_no: string;
    created_at: Date;
    id: string;
    station_id: string;
    day: string;
  }>(
    `select o.order_no, o.created_at, o.id, o.station_id, (o.created_at at time zone 'Asia/Shanghai')::date::text as day
     from generate_series(1, $2::int) s join orders o on o.id = ${benchId('order', '(1 + s * ($1::bigint / ($2::int + 1)))')}`,
    [orders, count],
  );
  return rows.map(({ order_no: orderNo, created_at: at, id, station_id: stationId, day }) => ({
    orderNo,
    cursor: `${at.toISOString()}_${id}`,
    stationId,
    day,
  }));
}

/** Somebody of headquarters' finance, who sees every station, signed in. */
async function signIn(pool: Bench['pool']): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await pool.query(
    `with person as (insert into staff (id, staff_no, name, role, password_hash)
       values (gen_random_uuid(), 'bench-finance', '压测财务', 'hq-finance', '-') returning id)
     insert into sessions (token_hash, kind, staff_id, created_at, expires_at)
     select $1, 'desk', id, now(), now() + interval '1 day' from person`,
    [createHash('sha256').update(token).digest()],
  );
  return `desk=${token}`;
}

async function ask(url: string, cookie: string, queries: readonly string[]): Promise<number[]> {
  const agent = new Agent({ connections: AT_ONCE });
  const times: number[] = [];
  const one = async (query: string): Promise<void> => {
    const startedAt = performance.now();
    const path = `/api/desk/orders?${query}`;
    const answer = await agent.request({ origin: url, path, method: 'GET', headers: { cookie } });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${path} was answered with ${text}`);
    const { orders } = Page.parse(JSON.parse(text));
    times.push(performance.now() - startedAt);
    if (orders.length === 0) throw new Error(`${path} found nothing`);
  };
  await atOnce(queries.slice(0, WARM_UP), AT_ONCE, one);
  times.length = 0;
  await atOnce(queries, AT_ONCE, one);
  await agent.close();
  return times;
}
