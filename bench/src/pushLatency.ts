import { Agent } from 'undici';
import type { Bench } from './bench';
import { byClock } from './byClock';
import { quantile } from './quantile';
import type { Result } from './result';
import { runFloor } from './runFloor';
import { sendCallback } from './settledCallbacks';
import { CONCURRENCY } from './settings';
import { signCallback } from './signCallback';
import { openTillStreams, tillsOf } from './tillStreams';
import { prepareWaitingPayments } from './waitingPayments';

/**
 * (c) From a callback being sent to its order on the open till stream, at half of what (a) settled. Beside it, at the same rate,
 * the bare transaction of the floor: what the machine's disk and processors take without us.
 */
export async function pushLatency(bench: Bench, fullLoadPerSecond: number): Promise<Result[]> {
  const perSecond = fullLoadPerSecond / 2;
  const count = Math.round((perSecond * bench.size.pushMs) / 1000);
  const { latenciesMs: floor } = await runFloor(bench, count, perSecond);
  const { latenciesMs: ours, seconds } = await throughTheHouse(bench, count, perSecond);
  const detail = { seconds, callbacks: count, perSecond: count / seconds, streams: bench.chain.stations.length };
  const row = (share: number) => {
    const [value, reference] = [quantile(ours, share), quantile(floor, share)];
    return { value, unit: 'ms', reference, ratio: value / reference, detail };
  };
  const [middle, tail] = [row(0.5), row(0.99)];
  const name = 'c. callback sent → on the till stream at half load (reference: bare transaction)';
  return [
    { ...middle, name: `${name}, p50`, aim: null, met: null },
    { ...tail, name: `${name}, p99`, aim: '< 50 ms', met: tail.value < 50 },
  ];
}

async function throughTheHouse(
  bench: Bench,
  count: number,
  perSecond: number,
): Promise<{ latenciesMs: number[]; seconds: number }> {
  const payments = await prepareWaitingPayments(bench.pool, bench.chain, count);
  const at = new Date();
  const signed = payments.map((payment) => signCallback(bench.merchants.provider, payment, at));
  const streams = await openTillStreams(bench.url, tillsOf(bench.chain));
  const agent = new Agent({ connections: CONCURRENCY });
  const sentAt = new Map<string, number>();
  const seconds = await byClock(signed, perSecond, async (callback) => {
    sentAt.set(callback.payment.orderId, performance.now());
    await sendCallback(agent, bench.url, callback);
  });
  await streams.until([...sentAt.keys()]);
  const latenciesMs = [...sentAt].map(([orderId, sent]) => (streams.arrivedAt.get(orderId) ?? Number.NaN) - sent);
  await Promise.all([streams.close(), agent.close()]);
  return { latenciesMs, seconds };
}
