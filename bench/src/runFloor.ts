import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { z } from 'zod';
import { askFloor } from './askFloor';
import type { Bench } from './bench';
import { prepareWaitingPayments, type WaitingPayment } from './waitingPayments';

const Said = z.object({ perSecond: z.number(), latenciesMs: z.array(z.number()) });

/** Runs the floor in its own process: as fast as it can, or so many a second by the clock. */
export async function runFloor(
  { pool, chain, databaseUrl }: Bench,
  count: number,
  perSecond?: number,
): Promise<z.infer<typeof Said>> {
  const waiting = await prepareWaitingPayments(pool, chain, count);
  const payments = waiting.map(({ station, ...payment }) => ({ ...payment, stationId: station.id }));
  const measured = Said.parse(await askFloor(fork(join(__dirname, 'floor.js')), { databaseUrl, payments, perSecond }));
  await assertPaid(pool, waiting);
  return measured;
}

/** A number that did not do the work is no number. @throws Error unless every one of them is settled */
export async function assertPaid(pool: Pool, payments: readonly WaitingPayment[]): Promise<void> {
  const { rows } = await pool.query<{ done: string }>(
    `select count(*) as done from payments p join orders o on o.paid_by = p.payment_no join tickets t on t.order_id = o.id
       join ledger_transfers l on l.transaction_key = 'payment:' || p.payment_no
     where p.payment_no = any($1) and p.state = 'succeeded' and o.state = 'paid'`,
    [payments.map(({ paymentNo }) => paymentNo)],
  );
  if (Number(rows[0]?.done) !== payments.length) throw new Error(`${rows[0]?.done} of ${payments.length} were settled`);
}
