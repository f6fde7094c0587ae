import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { z } from 'zod';
import type { Bench } from './bench';

const TillEvent = z.object({ kind: z.literal('ticket-added'), ticket: z.object({ orderId: z.string() }) });

export interface TillStreams {
  /** When the order came over its station's stream, in ms of `performance.now()`. */
  readonly arrivedAt: ReadonlyMap<string, number>;
  /** Resolves when all of them came. @throws Error when they did not in time */
  until(orderIds: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** Opens the stream of every station's till and notes when each order arrives. */
export async function openTillStreams({ url, chain }: Bench): Promise<TillStreams> {
  const arrivedAt = new Map<string, number>();
  const agent = new Agent({ connections: chain.stations.length, bodyTimeout: 0 });
  for (const { cookie } of chain.stations) {
    const path = '/api/till/stream';
    const answer = await agent.request({
      origin: url,
      path,
      method: 'GET',
      headers: { cookie },
    });
    if (answer.statusCode !== 200) throw new Error(`a till stream was answered with ${answer.statusCode}`);
    void take(answer.body, arrivedAt).catch(() => undefined); // ends when the agent is destroyed
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

async function take(body: AsyncIterable<Buffer>, arrivedAt: Map<string, number>): Promise<void> {
  let text = '';
  for await (const chunk of body) {
    const at = performance.now();
    text += chunk.toString('utf8');
    const messages = text.split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) note(message, at, arrivedAt);
  }
}

function note(message: string, at: number, arrivedAt: Map<string, number>): void {
  const data = /^event: till\ndata: (.*)$/m.exec(message)?.[1];
  const event = data === undefined ? undefined : TillEvent.safeParse(JSON.parse(data)).data;
  if (event !== undefined && !arrivedAt.has(event.ticket.orderId)) arrivedAt.set(event.ticket.orderId, at);
}
