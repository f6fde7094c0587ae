import { Agent } from 'undici';
import { z } from 'zod';
import { atOnce } from './atOnce';
import type { DeskSize } from './desk';
import type { DeskHouse } from './deskHouse';
import { benchId } from './manyOrders';
import { quantile } from './quantile';
import type { Result } from './result';

const AT_ONCE = 2;
const WARM_UP = 20;

const Page = z.object({ orders: z.array(z.object({ orderNo: z.string() })) });

/** The order list of the desk over HTTP: its first page, a page deep in it, and one order by its number. */
export async function ordersAtDesk(house: DeskHouse, { orders, stations, looked }: DeskSize): Promise<Result[]> {
  const samples = await sampleOrders(house, { orders, count: looked });
  const of = `of ${orders} orders over ${stations} stations`;
  const measure = async (what: string, aimMs: number, queries: readonly string[]): Promise<Result> => {
    const times = await ask(house, queries);
    const value = quantile(times, 0.99);
    const detail = { orders, stations, asked: queries.length, atOnce: AT_ONCE, p50: quantile(times, 0.5) };
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
  { pool }: DeskHouse,
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

async function ask({ stack, cookie }: DeskHouse, queries: readonly string[]): Promise<number[]> {
  const agent = new Agent({ connections: AT_ONCE });
  const times: number[] = [];
  const one = async (query: string): Promise<void> => {
    const startedAt = performance.now();
    const path = `/api/desk/orders?${query}`;
    const answer = await agent.request({ origin: stack.url, path, method: 'GET', headers: { cookie } });
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
