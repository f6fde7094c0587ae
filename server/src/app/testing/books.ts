import type { TestHouse } from './startHouse';

/** Every table's rows and their hash: two equal snapshots mean that nothing was written. */
export async function snapshot(house: TestHouse): Promise<Record<string, string>> {
  const tables = await house.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'graphile_worker') order by 1`,
  );
  const entries = tables.map(async ({ name }) => {
    // That somebody was seen is no change.
    const row = `(to_jsonb(t) - 'last_seen_at')::text`;
    const sql = `select count(*) || ' ' || coalesce(md5(string_agg(${row}, '|' order by ${row})), '') as hash from ${name} t`;
    const [found] = await house.rows<{ hash: string }>(sql);
    return [name, found?.hash ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The tables whose content differs between two snapshots. */
export function changes(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}

/** Balances of a station's accounts in fen, those at zero left out. */
export async function balances(house: TestHouse, stationId: string): Promise<Record<string, number>> {
  const rows = await house.rows<{ account: string; fen: number }>(
    `select account, sum(amount_fen)::bigint as fen from ledger_postings where station_id = $1
     group by account having sum(amount_fen) <> 0`,
    [stationId],
  );
  return Object.fromEntries(rows.map(({ account, fen }) => [account, fen]));
}

// A refund still counted: not refused by a master, and not closed by the channel so that people may ask for another.
const COUNTS = `r.state <> 'rejected' and (r.state <> 'failed' or r.failure_code <> 'CLOSED' or r.requested_by is null)`;

// What must hold for all rows at every moment; each query lists what breaks it.
const LAWS: Readonly<Record<string, string>> = {
  'a ledger transaction that does not sum to zero':
    'select transaction_key from ledger_postings group by transaction_key having sum(amount_fen) <> 0',
  'a success without exactly one ledger transaction of its amount': `
    select payment_no from payments p where state = 'succeeded' and amount_fen is distinct from
      (select sum(amount_fen) from ledger_transfers where transaction_key = 'payment:' || p.payment_no)`,
  'a ledger transaction of a payment that did not succeed': `
    select transaction_key from ledger_transfers where transaction_key like 'payment:%' and not exists
      (select from payments where 'payment:' || payment_no = transaction_key and state = 'succeeded')`,
  'a finished refund without its ledger transaction': `
    select refund_no from refunds r where state = 'succeeded' and amount_fen is distinct from
      (select sum(amount_fen) from ledger_transfers where transaction_key = 'refund:' || r.refund_no)`,
  'a ledger transaction of a refund that did not succeed': `
    select transaction_key from ledger_transfers where transaction_key like 'refund:%' and not exists
      (select from refunds where 'refund:' || refund_no = transaction_key and state = 'succeeded')`,
  'refunds beyond what was paid, or not counted on the payment': `
    select payment_no from payments p where refunding_fen > amount_fen or refunding_fen <>
      (select coalesce(sum(amount_fen), 0) from refunds r where r.payment_no = p.payment_no and ${COUNTS})`,
  'refunds beyond what was sold, or not counted on the order': `
    select o.id::text from orders o left join refunds r on r.order_id = o.id and r.fuel_fen is not null and ${COUNTS} group by o.id
    having refunding_fuel_fen > o.fuel_fen or refunding_goods_fen > o.goods_fen
      or refunding_fuel_fen <> coalesce(sum(r.fuel_fen), 0) or refunding_goods_fen <> coalesce(sum(r.goods_fen), 0)`,
  'parts of a payment not counted on it': `
    select payment_no from payments p where refund_parts <>
      (select count(*) from refunds r where r.payment_no = p.payment_no and r.state <> 'rejected')`,
  'an order refunded with money missing, or all of it back and not refunded': `
    select o.id::text from orders o where o.paid_by is not null and (o.state = 'refunded') <> (o.payable_fen <=
      (select coalesce(sum(amount_fen), 0) from refunds r where r.payment_no = o.paid_by and r.state = 'succeeded'))`,
  'a refund under way that nobody pursues': `
    select r.refund_no from refunds r join payments p on p.payment_no = r.payment_no
    where r.state in ('approved', 'sent') and p.method not in ('cash', 'card')
      and not exists (select from graphile_worker.jobs j where j.key = 'refund:' || r.refund_no)`,
  'a paid order without exactly one ticket, or a ticket without a paid order': `
    select o.id::text from orders o full join tickets t on t.order_id = o.id
    where (o.state in ('paid', 'refunded')) is distinct from (t.id is not null)`,
  'a ticket that was not announced once': `
    select id::text from tickets t where 1 <>
      (select count(*) from till_events e where e.ticket_id = t.id and e.kind = 'ticket-added')`,
  'money that came and belongs to no order, not owed back': `
    select p.payment_no from payments p join orders o on o.id = p.order_id
    where p.state = 'succeeded' and o.paid_by is distinct from p.payment_no and not exists
      (select from ledger_transfers where transaction_key = 'payment:' || p.payment_no and credit_account = 'refunds-due')`,
  'owed money that nobody pursues': `
    select p.payment_no from payments p join orders o on o.id = p.order_id
    where p.state = 'succeeded' and o.paid_by is distinct from p.payment_no
      and not exists (select from refunds r where r.payment_no = p.payment_no)
      and not exists (select from graphile_worker.jobs j where j.key = 'give-back:' || p.payment_no)`,
  'money given back by itself that an order was paid with, or by people that paid none': `
    select r.refund_no from refunds r left join orders o on o.paid_by = r.payment_no
    where (r.requested_by is null) <> (o.id is null)`,
  'a closed shift whose paper is not what its orders and refunds add up to': `
    select s.id::text from shifts s where (s.summary #>> '{totals,all,netFen}')::bigint <>
      (select coalesce(sum(p.amount_fen), 0) from orders o join payments p on p.payment_no = o.paid_by where o.shift_id = s.id)
      - (select coalesce(sum(r.amount_fen), 0) from refunds r where r.shift_id = s.id and r.state = 'succeeded')`,
  "a gap in a station's events": `
    select station_id::text from till_events group by station_id having count(*) <> max(seq) or min(seq) <> 1`,
};

/** @throws Error naming the laws of the house that are broken now, and the rows that break them */
export async function checkLaws(house: TestHouse): Promise<void> {
  const found = await Promise.all(
    Object.entries(LAWS).map(async ([law, sql]) => {
      const rows = await house.rows<Record<string, string>>(sql);
      return rows.map((row) => `${law}: ${Object.values(row).join(' ')}`);
    }),
  );
  if (found.flat().length > 0) throw new Error(`broken: ${found.flat().join('; ')}`);
}
