import type { House } from './openHouse';

/** What the ledger adds up to, in the words of {@link readSummary}. */
export type Sums = Map<string, { count?: number; fen: number }>;

interface Moved {
  heading: string;
  name: string;
  way: 'paid' | 'refunded';
  count: number;
  fen: number;
}

const byShift = `with moved as (
    select 'payment:' || o.paid_by as key, o.id as order_id, 'paid' as way from orders o where o.shift_id = $1 and o.paid_by is not null
    union all
    select 'refund:' || r.refund_no, r.order_id, 'refunded' from refunds r where r.shift_id = $1 and r.state = 'succeeded')`;
const byDay = `with moved as (
    select distinct l.transaction_key as key, coalesce(p.order_id, r.order_id) as order_id,
      case when p.order_id is null then 'refunded' else 'paid' end as way
    from ledger_postings l left join payments p on 'payment:' || p.payment_no = l.transaction_key
      left join refunds r on 'refund:' || r.refund_no = l.transaction_key
    where l.station_id = $1 and l.business_date = $2)`;
// Money comes in as a debit of a tender and leaves as a credit; sales the other way round.
const posted = `select case when l.account in ('sales.fuel', 'sales.goods') then '' else 'tender' end as side, m.way, m.key,
    l.account, o.grade, l.amount_fen from moved m join ledger_postings l on l.transaction_key = m.key join orders o on o.id = m.order_id`;
const added = `select '收款方式' as heading, account as name, way, count(distinct key)::int as count, abs(sum(amount_fen))::int as fen
    from (${posted}) t where side = 'tender' group by account, way
  union all
  select '油品', grade, way, count(distinct key)::int, abs(sum(amount_fen))::int from (${posted}) f where account = 'sales.fuel' group by grade, way
  union all
  select '非油品', '商品', way, count(distinct key)::int, abs(sum(amount_fen))::int from (${posted}) g where account = 'sales.goods' group by way
  union all
  select '合计', case way when 'paid' then '收款' else '退款' end, way, count(distinct key)::int, abs(sum(amount_fen))::int
    from (${posted}) a where side = 'tender' group by way`;

const printed: Record<string, string> = {
  'receivable.wechat-pay': '微信支付',
  'receivable.alipay': '支付宝',
  'receivable.bank-card': '银行卡',
  cash: '现金',
};

/** The sums of a shift's orders and of the refunds that count in it, from the ledger alone. */
export async function sumsOfShift(house: House, shiftId: string): Promise<Sums> {
  return await sumsOf(house, byShift, [shiftId]);
}

/** The sums of a station's business day in Shanghai, `YYYY-MM-DD`, from the ledger alone. */
export async function sumsOfDay(house: House, stationId: string, day: string): Promise<Sums> {
  return await sumsOf(house, byDay, [stationId, day]);
}

/** The ledger knows no litres: those are the orders'. */
const sold = `select o.grade, (sum(o.volume_ml) / 1000.0)::numeric(12, 2)::text as litres
  from moved m join orders o on o.id = m.order_id where m.way = 'paid' and o.grade is not null group by o.grade`;

async function sumsOf(house: House, moved: string, values: readonly unknown[]): Promise<Sums> {
  const rows = await house.rows<Moved>(`${moved} ${added}`, values);
  const litres = await house.rows<{ grade: string; litres: string }>(`${moved} ${sold}`, values);
  const names = new Map(litres.map((row) => [row.grade, `${row.grade} ${row.litres} 升`]));
  return toSums(rows, (name) => printed[name] ?? names.get(name) ?? name);
}

function toSums(rows: readonly Moved[], wordsFor: (name: string) => string): Sums {
  const sums: Sums = new Map([['合计/净额', { fen: 0 }]]);
  // What was paid stands first.
  for (const { heading, name, way, count, fen } of rows.toSorted((one, other) => one.way.localeCompare(other.way))) {
    const key = `${heading}/${wordsFor(name)}`;
    if (heading === '合计') addTotal(sums, key, { count, fen: way === 'paid' ? fen : -fen });
    else if (way === 'paid') sums.set(key, { count, fen });
    else addRefunds(sums, key, { count, fen });
  }
  return sums;
}

function addTotal(sums: Sums, key: string, sum: { count: number; fen: number }): void {
  sums.set(key, sum);
  sums.set('合计/净额', { fen: (sums.get('合计/净额')?.fen ?? 0) + sum.fen });
}

function addRefunds(sums: Sums, key: string, { count, fen }: { count: number; fen: number }): void {
  const paid = sums.get(key) ?? { count: 0, fen: 0 };
  sums.set(key, paid);
  sums.set(`${key}/退款`, { count, fen: -fen });
  sums.set(`${key}/净额`, { fen: paid.fen - fen });
}
