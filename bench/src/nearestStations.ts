import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool as Database } from 'pg';
import { Agent } from 'undici';
import { atOnce } from './atOnce';
import type { Bench } from './bench';
import { quantile } from './quantile';
import type { Result } from './result';

/** Where the cities are: stations and drivers gather around them, a tenth of both anywhere in between. Degrees. */
const CITIES = [
  [31.23, 121.47],
  [39.9, 116.4],
  [23.13, 113.26],
  [30.57, 104.07],
  [34.34, 108.94],
  [30.59, 114.3],
  [45.8, 126.53],
  [43.83, 87.62],
  [25.04, 102.72],
  [36.07, 120.38],
] as const;
const AT_ONCE = 2;
const LIMIT = 20;

/** (d) The nearest 20 of many stations over HTTP, beside the bare query asked by one prepared connection. */
export async function nearestStations(bench: Bench): Promise<Result> {
  const { stations, questions } = bench.size;
  await spreadStations(bench.pool, stations);
  const places = Array.from({ length: questions }, () => somewhere());
  const ask = places.slice(0, Math.min(200, questions));
  await overHttp(bench.url, ask); // warm-up
  await bare(bench.pool, ask);
  const http = await overHttp(bench.url, places);
  const query = await bare(bench.pool, places);
  const [value, reference] = [quantile(http, 0.99), quantile(query, 0.99)];
  const detail = {
    stations,
    questions,
    atOnce: AT_ONCE,
    httpP50: quantile(http, 0.5),
    queryP50: quantile(query, 0.5),
    answered: LIMIT,
  };
  const name = `d. nearest 20 of ${stations} stations over HTTP, p99 (reference: bare query, p99)`;
  return { name, value, unit: 'ms', reference, ratio: value / reference, aim: '< 10 ms', met: value < 10, detail };
}

async function overHttp(url: string, places: readonly (readonly [number, number])[]): Promise<number[]> {
  const agent = new Agent({ connections: AT_ONCE });
  const times: number[] = [];
  await atOnce(places, AT_ONCE, async ([latitude, longitude]) => {
    const startedAt = performance.now();
    const path = `/api/driver/stations?latitude=${latitude}&longitude=${longitude}&limit=${LIMIT}`;
    const answer = await agent.request({ origin: url, path, method: 'GET' });
    const { stations } = (await answer.body.json()) as { stations: unknown[] };
    times.push(performance.now() - startedAt);
    if (stations.length !== LIMIT) throw new Error(`${stations.length} stations were answered`);
  });
  await agent.close();
  return times;
}

/** The same SQL, read from the server's build, so that it cannot drift from what is served. */
async function bare(pool: Database, places: readonly (readonly [number, number])[]): Promise<number[]> {
  const text = servedSql();
  const times: number[] = [];
  await atOnce(places, AT_ONCE, async ([latitude, longitude]) => {
    const startedAt = performance.now();
    await pool.query({ name: 'bench.nearest', text, values: [new Date(), latitude, longitude] });
    times.push(performance.now() - startedAt);
  });
  return times;
}

function servedSql(): string {
  const build = join(__dirname, '../../server/dist/station');
  const summary = readFileSync(join(build, 'stationSummary.js'), 'utf8');
  const columns = /SUMMARY_COLUMNS = `([^`]*)`/.exec(summary)?.[1];
  const find = readFileSync(join(build, 'findStations.js'), 'utf8');
  const text = /`station\.nearest-\$\{most\}`, `([^`]*)`/.exec(find)?.[1];
  if (columns === undefined || text === undefined) throw new Error("the server's query was not found in its build");
  return text.replaceAll('${most}', String(LIMIT)).replace(/\$\{[\w.]*SUMMARY_COLUMNS\}/, columns);
}

async function spreadStations(pool: Database, count: number): Promise<void> {
  const places = Array.from({ length: count }, () => somewhere());
  await pool.query(
    `insert into stations (id, code, name, address, district, latitude, longitude, in_car_allowed, gas_alarm)
     select gen_random_uuid(), 'N' || n, '第' || n || '加油站', '第' || n || '大道', '', lat, lng, true, true
     from unnest($1::float8[], $2::float8[]) with ordinality as place (lat, lng, n)`,
    [places.map(([latitude]) => latitude), places.map(([, longitude]) => longitude)],
  );
  await pool.query(
    `insert into posted_prices (station_id, grade, starts_at, price_fen_per_litre)
     select s.id, g.code, now() - interval '1 day', 700 + g.position * 30 from stations s, grades g where s.code like 'N%'`,
  );
  await pool.query(
    `insert into merchant_accounts (station_id, channel, account_no) select id, 'wechat-pay', '1900000101' from stations where code like 'N%'`,
  );
  // Now, not in the middle of the measurement: what autovacuum and the checkpointer would do to so many new rows.
  for (const table of ['stations', 'posted_prices', 'merchant_accounts']) await pool.query(`vacuum analyze ${table}`);
  await pool.query('checkpoint');
}

function somewhere(): readonly [number, number] {
  if (Math.random() < 0.1) return [22 + Math.random() * 22, 98 + Math.random() * 24];
  const [latitude, longitude] = CITIES[Math.floor(Math.random() * CITIES.length)] ?? CITIES[0];
  return [latitude + scatter(), longitude + scatter()];
}

/** Dense in the middle, thin outside: about 50 km. */
const scatter = (): number => (Math.random() - 0.5) * Math.random() * 1.2;
