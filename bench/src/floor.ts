// The floor of (a) and (c): what the database itself allows. A process of its own that writes the same rows as a settled payment,
// with prepared statements, as many connections and as many at once, and nothing else: no HTTP, no signature, no checks.
import { Pool } from 'pg';
import { v7 } from 'uuid';
import { z } from 'zod';
import { atOnce } from './atOnce';
import { byClock } from './byClock';
import { CONCURRENCY, POOL } from './settings';

const Job = z.object({
  databaseUrl: z.string(),
  payments: z.array(
    z.object({ paymentNo: z.string(), orderId: z.string(), stationId: z.string(), amountFen: z.number() }),
  ),
  /** By the clock; without it as fast as it goes. */
  perSecond: z.number().optional(),
});
type Payment = z.infer<typeof Job>['payments'][number];

process.once('message', (message) => {
  void run(Job.parse(message)).then((measured) => process.send?.(measured, () => process.disconnect()));
});

async function run({ databaseUrl, payments, perSecond }: z.infer<typeof Job>) {
  const pool = new Pool({ connectionString: databaseUrl, max: POOL });
  const latenciesMs: number[] = [];
  const timed = async (payment: Payment): Promise<void> => {
    const startedAt = performance.now();
    await settle(pool, payment);
    latenciesMs.push(performance.now() - startedAt);
  };
  const reached =
    perSecond === undefined
      ? await atOnce(payments, CONCURRENCY, timed)
      : payments.length / (await byClock(payments, perSecond, timed));
  await pool.end();
  return { perSecond: reached, latenciesMs };
}

const SQL = {
  lock: 'select payment_no, state, amount_fen, merchant_account_no, order_id from payments where payment_no = $1 for update',
  succeed: `update payments set state = 'succeeded', channel_transaction_no = $2, paid_at = $3, business_date = $4, settled_at = $3
    where payment_no = $1 and state = 'pending'`,
  event: `insert into payment_events (payment_no, at, kind, detail) values ($1, $2, 'succeeded', '{"was":"pending","from":"callback"}')`,
  order: `update orders set state = 'paid', paid_by = $2, paid_at = $3, business_date = $4 where id = $1 and state = 'open'`,
  transfer: `insert into ledger_transfers (transaction_key, line, station_id, business_date, occurred_at, debit_account, credit_account, amount_fen)
    values ($1, 1, $2, $3, $4, 'receivable.wechat-pay', 'sales.fuel', $5)`,
  ticket: `insert into tickets (id, order_id, station_id, state, added_at) values ($1, $2, $3, 'waiting', $4)`,
  cursor: `insert into till_cursors (station_id, last_seq) values ($1, 1)
    on conflict (station_id) do update set last_seq = till_cursors.last_seq + 1 returning last_seq`,
  tillEvent: `insert into till_events (station_id, seq, kind, ticket_id, at) values ($1, $2, 'ticket-added', $3, $4)`,
};

async function settle(pool: Pool, { paymentNo, orderId, stationId, amountFen }: Payment): Promise<void> {
  const client = await pool.connect();
  const write = (name: keyof typeof SQL, values: unknown[]) =>
    client.query<{ last_seq: number }>({ name, text: SQL[name], values });
  const now = new Date();
  const day = now.toISOString().slice(0, 10);
  const ticketId = v7();
  await client.query('begin');
  await write('lock', [paymentNo]);
  await write('succeed', [paymentNo, `42${paymentNo.slice(1)}`, now, day]);
  await write('event', [paymentNo, now]);
  await write('order', [orderId, paymentNo, now, day]);
  await write('transfer', [`payment:${paymentNo}`, stationId, day, now, amountFen]);
  await write('ticket', [ticketId, orderId, stationId, now]);
  const { rows } = await write('cursor', [stationId]);
  await write('tillEvent', [stationId, rows[0]?.last_seq, ticketId, now]);
  await client.query('commit');
  client.release();
}
