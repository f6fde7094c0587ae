import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Pool as Database } from 'pg';
import { Agent } from 'undici';
import { z } from 'zod';
import { atOnce } from './atOnce';
import type { Bench } from './bench';
import { median } from './quantile';
import type { Result } from './result';
import { CONCURRENCY } from './settings';
import { signCallback, type SignedCallback } from './signCallback';
import { prepareWaitingPayments, type WaitingPayment } from './waitingPayments';

const Said = z.object({ perSecond: z.number() });

/** (a) Signed callbacks settled a second over HTTP, beside a floor of the same run. Rounds in turn; the medians count. */
export async function settledCallbacks(bench: Bench): Promise<{ result: Result; perSecond: number }> {
  const { callbacks, rounds } = bench.size;
  await ours(bench, Math.min(500, callbacks)); // warm-up: connections, prepared statements, compiled code
  const oursPerSecond: number[] = [];
  const floorPerSecond: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    floorPerSecond.push(await floor(bench, callbacks));
    oursPerSecond.push(await ours(bench, callbacks));
  }
  const [value, reference] = [median(oursPerSecond), median(floorPerSecond)];
  const ratio = value / reference;
  const name = 'a. signed callbacks settled over HTTP (reference: bare pg, same rows)';
  const detail = { ours: oursPerSecond.map(Math.round), floor: floorPerSecond.map(Math.round), callbacks, rounds };
  return {
    result: { name, value, unit: 'per second', reference, ratio, aim: 'ratio >= 0.5', met: ratio >= 0.5, detail },
    perSecond: value,
  };
}

async function ours({ pool, chain, provider, url }: Bench, count: number): Promise<number> {
  const payments = await prepareWaitingPayments(pool, chain, count);
  const at = new Date();
  const signed = payments.map((payment) => signCallback(provider, payment, at));
  const agent = new Agent({ connections: CONCURRENCY, pipelining: 1 });
  const perSecond = await atOnce(signed, CONCURRENCY, (callback) => sendCallback(agent, url, callback));
  await agent.close();
  await assertPaid(pool, payments);
  return perSecond;
}

/** Posts a callback as WeChat Pay does. @throws Error when it is not acknowledged */
export async function sendCallback(agent: Agent, url: string, { body, headers }: SignedCallback): Promise<void> {
  const answer = await agent.request({ origin: url, path: '/callbacks/wechat-pay', method: 'POST', headers, body });
  await answer.body.dump();
  if (answer.statusCode !== 204) throw new Error(`a callback was answered with ${answer.statusCode}`);
}

async function floor({ pool, chain, databaseUrl }: Bench, count: number): Promise<number> {
  const waiting = await prepareWaitingPayments(pool, chain, count);
  const payments = waiting.map(({ station, ...payment }) => ({ ...payment, stationId: station.id }));
  const child = fork(join(__dirname, 'floor.js'));
  const said = new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Said.parse(message).perSecond));
    child.once('exit', (code) => reject(new Error(`the floor ended with ${code}`)));
  });
  child.send({ databaseUrl, payments });
  const perSecond = await said;
  await assertPaid(pool, waiting);
  return perSecond;
}

// A number that did not do the work is no number.
async function assertPaid(pool: Database, payments: readonly WaitingPayment[]): Promise<void> {
  const { rows } = await pool.query<{ done: string }>(
    `select count(*) as done from payments p join orders o on o.paid_by = p.payment_no join tickets t on t.order_id = o.id
       join ledger_transfers l on l.transaction_key = 'payment:' || p.payment_no
     where p.payment_no = any($1) and p.state = 'succeeded' and o.state = 'paid'`,
    [payments.map(({ paymentNo }) => paymentNo)],
  );
  if (Number(rows[0]?.done) !== payments.length) throw new Error(`${rows[0]?.done} of ${payments.length} were settled`);
}
