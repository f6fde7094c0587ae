import { dayBefore } from './dayBefore';
import { quantile } from './quantile';
import type { DeskSize } from './desk';
import type { DeskHouse } from './deskHouse';
import type { Result } from './result';

const SPLITS = ['day', 'station', 'tender', 'grade', 'kind', 'shift', 'cashier', 'week'] as const;
const MOST_MS = 300;

/** A month's report over many stations, beside the same question to the orders themselves. */
export async function monthlyReports(house: DeskHouse, size: DeskSize): Promise<Result> {
  const stations = await stationsOf(house);
  for (const by of SPLITS) await ask(house, { by, stations: stations.slice(0, size.asked), month: 0 }); // warm-up
  const times: { by: string; ms: number }[] = [];
  for (let nth = 0; nth < size.questions; nth += 1) {
    const by = SPLITS[nth % SPLITS.length] ?? 'day';
    const from = (nth * 131) % (stations.length - size.asked + 1);
    const ms = await ask(house, { by, stations: stations.slice(from, from + size.asked), month: nth % 11 });
    times.push({ by, ms });
  }
  const bare = await withoutSums(house, stations.slice(0, size.asked), size.bare);
  const all = times.map(({ ms }) => ms);
  const [value, reference] = [quantile(all, 0.99), quantile(bare, 0.99)];
  const of = (by: string) =>
    quantile(
      times.filter((time) => time.by === by).map(({ ms }) => ms),
      0.99,
    );
  const detail = {
    ...size,
    p50: quantile(all, 0.5),
    bareP50: quantile(bare, 0.5),
    p99By: Object.fromEntries(SPLITS.map((by) => [by, Math.round(of(by))])),
    addedUpSeconds: Math.round(house.addedUpSeconds),
    cells: await countCells(house),
  };
  const name = `k. a month's report over ${size.asked} stations at ${size.orders} orders, p99 (reference: from the orders themselves)`;
  return {
    name,
    value,
    unit: 'ms',
    reference,
    ratio: value / reference,
    aim: `< ${MOST_MS} ms`,
    met: value < MOST_MS,
    detail,
  };
}

interface Question {
  readonly by: string;
  readonly stations: readonly string[];
  /** How many months back. */
  readonly month: number;
}

async function ask({ stack, cookie }: DeskHouse, { by, stations, month }: Question): Promise<number> {
  const [from, to] = spanOf(month);
  const query = new URLSearchParams({ from, to, by, station: stations.join(',') });
  const startedAt = performance.now();
  const answer = await fetch(`${stack.url}/api/desk/reports?${query.toString()}`, { headers: { cookie } });
  const { totals } = (await answer.json()) as { totals?: { orders: number } };
  const ms = performance.now() - startedAt;
  if (totals === undefined || totals.orders === 0) throw new Error(`a report was answered with ${answer.status}`);
  return ms;
}

/** The same month by tender, added up from orders and payments. */
async function withoutSums({ pool }: DeskHouse, stations: readonly string[], times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let nth = 0; nth < times; nth += 1) {
    const [from, to] = spanOf(nth % 11);
    const startedAt = performance.now();
    await pool.query({
      name: 'bench.bare-report',
      text: `select p.channel, count(*), sum(p.amount_fen), sum(o.volume_ml), sum(o.discount_fen),
          (select sum(r.amount_fen) from refunds r join payments q on q.payment_no = r.payment_no and q.channel = p.channel
           where r.station_id = any ($1) and r.business_date between $2 and $3 and r.state = 'succeeded')
        from orders o join payments p on p.payment_no = o.paid_by
        where o.station_id = any ($1) and o.business_date between $2 and $3 group by p.channel`,
      values: [stations, from, to],
    });
    taken.push(performance.now() - startedAt);
  }
  return taken;
}

/** Thirty days, so many months back. */
function spanOf(month: number): [from: string, to: string] {
  return [dayBefore(month * 30 + 30), dayBefore(month * 30 + 1)];
}

async function stationsOf({ pool }: DeskHouse): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(`select id from stations where code like 'M%' order by code`);
  return rows.map(({ id }) => id);
}

async function countCells({ pool }: DeskHouse): Promise<number> {
  const { rows } = await pool.query<{ count: string }>('select count(*) from report_cells');
  return Number(rows[0]?.count);
}
