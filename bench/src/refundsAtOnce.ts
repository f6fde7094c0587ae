import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { Agent } from 'undici';
import { z } from 'zod';
import type { Bench } from './bench';
import { pick } from './chain';
import { collect, COLLECTED_FEN, scanCodes } from './collect';
import { send, type Answer } from './post';
import { median } from './quantile';
import type { Result } from './result';
import { POOL } from './settings';

const AT_ONCE = 200;
const PART_FEN = 500;
/** Fewer than the fifty parts a payment has: the money is what runs out. */
const FITTING = COLLECTED_FEN / PART_FEN;
const AIM_MS = 5_000;
const Refused = z.object({ code: z.literal('refund.exceeds') });

/**
 * (f) Two hundred refunds of one order at the same moment, until all are answered: those that fit into what was paid succeed, the
 * others are refused. Beside it as many bare updates of one row, over as many connections as the house has. Rounds in turn.
 */
export async function refundsAtOnce(bench: Bench): Promise<Result> {
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round <= bench.size.rounds; round += 1) {
    const times = [await bareUpdates(bench), await throughTheHouse(bench)] as const;
    if (round === 0) continue; // warm-up
    floor.push(times[0]);
    ours.push(times[1]);
  }
  const [value, reference] = [median(ours), median(floor)];
  const name = `f. ${AT_ONCE} refunds of one order at once, all answered (reference: as many bare updates of one row)`;
  const detail = { ours: ours.map(Math.round), floor: floor.map(Math.round), partFen: PART_FEN };
  const aim = { aim: `< ${AIM_MS} ms`, met: value < AIM_MS };
  return { name, value, unit: 'ms', reference, ratio: value / reference, ...aim, detail };
}

/** Answers how long it took, ms. */
async function throughTheHouse(bench: Bench): Promise<number> {
  const { orderId, till } = await collectOne(bench);
  const agent = new Agent({ connections: AT_ONCE });
  const path = `/api/till/bills/${orderId}/refunds`;
  const refund = { fuelFen: PART_FEN, goodsFen: 0, reason: '顾客少加' };
  const ask = () =>
    send(agent, {
      origin: bench.url,
      path,
      headers: { cookie: till.cookie },
      body: { ...refund, actionId: randomUUID() },
    });
  const startedAt = performance.now();
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, ask));
  const tookMs = performance.now() - startedAt;
  await agent.close();
  await assertExact(bench.pool, orderId, answers);
  return tookMs;
}

async function collectOne(bench: Bench) {
  const { tills } = pick(bench.chain.stations, 0);
  const [scan] = await scanCodes(bench, 1);
  if (scan === undefined) throw new Error('no code was scanned');
  const agent = new Agent();
  const { orderId } = await collect(bench.url, { agent, scan, till: tills[0] });
  await agent.close();
  return { orderId, till: tills[0] };
}

/** A number that let one fen too much or too little go is no number. */
async function assertExact(pool: Pool, orderId: string, answers: readonly Answer[]): Promise<void> {
  const refused = answers.filter(({ status }) => status !== 200);
  for (const { body } of refused) Refused.parse(body);
  const { rows } = await pool.query<{ parts: number; sum_fen: number; reserved_fen: number; paid_fen: number }>(
    `select count(*)::int as parts, sum(r.amount_fen)::int as sum_fen, p.refunding_fen::int as reserved_fen, p.amount_fen::int as paid_fen
     from refunds r join payments p on p.payment_no = r.payment_no where r.order_id = $1 group by p.payment_no`,
    [orderId],
  );
  const [found] = rows;
  const isExact =
    found?.parts === FITTING &&
    refused.length === AT_ONCE - FITTING &&
    found.sum_fen === found.paid_fen &&
    found.reserved_fen === found.paid_fen;
  if (!isExact) throw new Error(`${AT_ONCE - refused.length} refunds were taken: ${JSON.stringify(found)}`);
}

/** Answers how long it took, ms. */
async function bareUpdates(bench: Bench): Promise<number> {
  const { orderId } = await collectOne(bench);
  const pool = new Pool({ connectionString: bench.databaseUrl, max: POOL });
  await Promise.all(Array.from({ length: POOL }, () => pool.query('select pg_sleep(0.05)'))); // opens all of them
  const text = `update payments set refunding_fen = refunding_fen + $2, refund_parts = refund_parts + 1
    where order_id = $1 and refunding_fen + $2 <= amount_fen`;
  const startedAt = performance.now();
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, () => pool.query({ name: 'bench.refund', text, values: [orderId, PART_FEN] })),
  );
  const tookMs = performance.now() - startedAt;
  await pool.end();
  const taken = answers.filter(({ rowCount }) => rowCount === 1).length;
  if (taken !== FITTING) throw new Error(`${taken} updates found room`);
  return tookMs;
}
