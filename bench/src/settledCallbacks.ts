import { Agent } from 'undici';
import { atOnce } from './atOnce';
import type { Bench } from './bench';
import { median } from './quantile';
import type { Result } from './result';
import { assertPaid, runFloor } from './runFloor';
import { CONCURRENCY } from './settings';
import { signCallback, type SignedCallback } from './signCallback';
import { prepareWaitingPayments } from './waitingPayments';

/** (a) Signed callbacks settled a second over HTTP, beside a floor of the same run. Rounds in turn; the medians count. */
export async function settledCallbacks(bench: Bench): Promise<{ result: Result; perSecond: number }> {
  const { callbacks, rounds } = bench.size;
  await ours(bench, Math.min(500, callbacks)); // warm-up: connections, prepared statements, compiled code
  const oursPerSecond: number[] = [];
  const floorPerSecond: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    floorPerSecond.push((await runFloor(bench, callbacks)).perSecond);
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

async function ours({ pool, chain, merchants, url }: Bench, count: number): Promise<number> {
  const payments = await prepareWaitingPayments(pool, chain, count);
  const at = new Date();
  const signed = payments.map((payment) => signCallback(merchants.provider, payment, at));
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
  if (answer.statusCode >= 300) throw new Error(`a callback was answered with ${answer.statusCode}`);
}
