import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import type { Bench } from './bench';
import { quantile } from './quantile';
import type { Result } from './result';
import { sendCallback } from './settledCallbacks';
import { CONCURRENCY } from './settings';
import { signCallback } from './signCallback';
import { openTillStreams } from './tillStreams';
import { prepareWaitingPayments } from './waitingPayments';

/** (c) From a callback being sent to its order on the open till stream, at half of what (a) settled. */
export async function pushLatency(bench: Bench, fullLoadPerSecond: number): Promise<Result[]> {
  const { pushMs } = bench.size;
  const perSecond = fullLoadPerSecond / 2;
  const payments = await prepareWaitingPayments(bench.pool, bench.chain, Math.round((perSecond * pushMs) / 1000));
  const at = new Date();
  const signed = payments.map((payment) => signCallback(bench.provider, payment, at));
  const streams = await openTillStreams(bench);
  const agent = new Agent({ connections: CONCURRENCY });
  const sentAt = new Map<string, number>();
  const startedAt = performance.now();
  const sending: Promise<void>[] = [];
  for (const [index, callback] of signed.entries()) {
    // By the clock, not one after the other: a slow answer must not thin the load.
    const dueMs = startedAt + (index * 1000) / perSecond - performance.now();
    if (dueMs > 1) await sleep(dueMs);
    sentAt.set(callback.payment.orderId, performance.now());
    sending.push(sendCallback(agent, bench.url, callback));
  }
  await Promise.all(sending);
  const seconds = (performance.now() - startedAt) / 1000;
  await streams.until([...sentAt.keys()]);
  const latencies = [...sentAt].map(([orderId, sent]) => (streams.arrivedAt.get(orderId) ?? Number.NaN) - sent);
  await Promise.all([streams.close(), agent.close()]);
  const detail = {
    seconds,
    callbacks: signed.length,
    perSecond: signed.length / seconds,
    streams: bench.chain.stations.length,
  };
  const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
  const open = { unit: 'ms', reference: null, ratio: null, detail };
  return [
    { name: 'c. callback sent → on the till stream, p50 at half load', value: p50, aim: null, met: null, ...open },
    {
      name: 'c. callback sent → on the till stream, p99 at half load',
      value: p99,
      aim: '< 50 ms',
      met: p99 < 50,
      ...open,
    },
  ];
}
