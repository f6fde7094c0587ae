import { randomUUID } from 'node:crypto';
import { Agent } from 'undici';
import { z } from 'zod';
import { atOnce } from './atOnce';
import type { Bench } from './bench';
import { pick } from './chain';
import { cpuTimeMs } from './cpuTime';
import { post } from './post';
import type { Result } from './result';
import { openTillStreams, tillsOf } from './tillStreams';

const Order = z.object({ id: z.string() });
const Payment = z.object({ paymentNo: z.string() });
const AT_ONCE = 24;

/** (b) Whole paid orders a second: create → prepay at the simulator → confirmed → callback → settled → on the till stream. */
export async function wholeOrders(bench: Bench): Promise<Result[]> {
  const agent = new Agent({ connections: AT_ONCE * 2 });
  await round(bench, agent, Math.min(200, bench.size.orders)); // warm-up
  const cpuBeforeMs = cpuTimeMs(bench.stack.api.pid);
  const perSecond = await round(bench, agent, bench.size.orders);
  const cpuMs = (cpuTimeMs(bench.stack.api.pid) - cpuBeforeMs) / bench.size.orders;
  await agent.close();
  const detail = { orders: bench.size.orders, atOnce: AT_ONCE };
  const open = { reference: null, ratio: null, aim: null, met: null, detail };
  return [
    { name: 'b. whole paid orders, tap to till stream', value: perSecond, unit: 'per second', ...open },
    { name: 'b. CPU of the API process for one whole order', value: cpuMs, unit: 'ms', ...open },
  ];
}

/** Ends when the last order has come over its till's stream. */
async function round(bench: Bench, agent: Agent, count: number): Promise<number> {
  const streams = await openTillStreams(bench.url, tillsOf(bench.chain));
  const orderIds: string[] = [];
  const startedAt = performance.now();
  const numbers = Array.from({ length: count }, (_, index) => index);
  await atOnce(numbers, AT_ONCE, async (index) => {
    orderIds.push(await buy(bench, agent, index));
  });
  await streams.until(orderIds);
  const seconds = (performance.now() - startedAt) / 1000;
  await streams.close();
  return count / seconds;
}

async function buy({ url, stack, chain }: Bench, agent: Agent, index: number): Promise<string> {
  const headers = { authorization: `Bearer ${pick(chain.tokens, index)}` };
  const station = pick(chain.stations, index);
  const order = { actionId: randomUUID(), stationId: station.id, nozzleNo: 1, amountFen: 20_000 };
  const { id } = Order.parse(await post(agent, { origin: url, path: '/api/driver/orders', headers, body: order }));
  const path = `/api/driver/orders/${id}/payments`;
  const { paymentNo } = Payment.parse(
    await post(agent, { origin: url, path, headers, body: { channel: 'wechat-pay' } }),
  );
  await post(agent, { origin: stack.simulatorUrl, path: `/control/trades/${paymentNo}/confirm`, body: {} });
  return id;
}
