import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { z } from 'zod';
import type { BenchTill } from './addStation';
import type { Chain } from './chain';

const TillEvent = z.object({
  kind: z.literal('ticket-added'),
  ticket: z.object({ orderId: z.string(), reservedFor: z.string().optional() }),
});

export interface TillStreams {
  /** When the order came over the stream of the till that shall print it, in ms of `performance.now()`. */
  readonly arrivedAt: ReadonlyMap<string, number>;
  /** Resolves when all of them came. @throws Error when they did not in time */
  until(orderIds: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** A till of every station. */
export const tillsOf = (chain: Chain): BenchTill[] => chain.stations.map(({ tills }) => tills[0]);

/** Opens the stream of every till and notes when each order arrives. */
export async function openTillStreams(url: string, tills: readonly BenchTill[]): Promise<TillStreams> {
  const arrivedAt = new Map<string, number>();
  const agent = new Agent({ connections: tills.length, bodyTimeout: 0 });
  for (const till of tills) {
    const headers = { cookie: till.cookie };
    const answer = await agent.request({ origin: url, path: '/api/till/stream', method: 'GET', headers });
    if (answer.statusCode !== 200) throw new Error(`a till stream was answered with ${answer.statusCode}`);
    void take(answer.body, till, arrivedAt).catch(() => undefined); // ends when the agent is destroyed
  }
  return {
    arrivedAt,
    until: async (orderIds) => {
      const giveUpAt = performance.now() + PATIENCE_MS;
      while (!orderIds.every((orderId) => arrivedAt.has(orderId))) {
        if (performance.now() > giveUpAt) throw new Error('some orders never came over the till streams');
        await sleep(20);
      }
    },
    close: () => agent.destroy(),
  };
}

async function take(body: AsyncIterable<Buffer>, till: BenchTill, arrivedAt: Map<string, number>): Promise<void> {
  let text = '';
  for await (const chunk of body) {
    const at = performance.now();
    text += chunk.toString('utf8');
    const messages = text.split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) {
      const orderId = addedFor(till, message);
      if (orderId !== undefined && !arrivedAt.has(orderId)) arrivedAt.set(orderId, at);
    }
  }
}

/** The order of a new ticket that this till may print by itself. */
function addedFor(till: BenchTill, message: string): string | undefined {
  const data = /^event: till\ndata: (.*)$/m.exec(message)?.[1];
  const ticket = data === undefined ? undefined : TillEvent.safeParse(JSON.parse(data)).data?.ticket;
  return ticket?.reservedFor === undefined || ticket.reservedFor === till.id ? ticket?.orderId : undefined;
}
