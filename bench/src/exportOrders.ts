import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { dayBefore } from './dayBefore';
import type { DeskSize } from './desk';
import type { DeskHouse } from './deskHouse';
import type { Result } from './result';

const MOST_MB = 300;
const Export = z.object({ id: z.string(), state: z.string(), rowsDone: z.number(), sizeBytes: z.number().optional() });
const DAYS = 365;

/** Very many orders as a workbook: what the worker's process had in memory at most, how long it took, and that the file arrives whole. */
export async function exportOrders(house: DeskHouse, { orders, exported }: DeskSize): Promise<Result> {
  const days = Math.ceil((exported / orders) * DAYS * 1.05);
  const startedAt = performance.now();
  const { id } = await ask(house, 'POST', { kind: 'orders', filter: { from: dayBefore(days), to: dayBefore(0) } });
  const done = await untilDone(house, id);
  const seconds = (performance.now() - startedAt) / 1000;
  const value = peakMbOf(house.stack.worker.pid ?? 0);
  if (done.rowsDone < exported) throw new Error(`${done.rowsDone} rows were exported`);
  const file = await fetch(`${house.stack.url}/api/desk/exports/${id}/file`, { headers: { cookie: house.cookie } });
  const bytes = (await file.arrayBuffer()).byteLength;
  if (bytes !== done.sizeBytes) throw new Error(`${bytes} bytes arrived`);
  const detail = {
    rows: done.rowsDone,
    seconds: Math.round(seconds),
    fileMb: Math.round(bytes / 1e6),
    peakOfApiMb: peakMbOf(house.stack.api.pid ?? 0),
  };
  const name = `l. ${done.rowsDone} orders as XLSX, most memory of the worker`;
  return {
    name,
    value,
    unit: 'MB',
    reference: null,
    ratio: null,
    aim: `< ${MOST_MB} MB`,
    met: value < MOST_MB,
    detail,
  };
}

async function ask({ stack, cookie }: DeskHouse, method: 'GET' | 'POST', body?: object) {
  const headers = { cookie, 'content-type': 'application/json', origin: stack.url };
  const answer = await fetch(`${stack.url}/api/desk/exports`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`an export was answered with ${answer.status}: ${await answer.text()}`);
  const said: unknown = await answer.json();
  const listed = z.object({ exports: z.array(Export) }).safeParse(said);
  return Export.parse(listed.success ? listed.data.exports[0] : said);
}

async function untilDone(house: DeskHouse, id: string): Promise<z.infer<typeof Export>> {
  for (;;) {
    const one = await ask(house, 'GET');
    if (one.id !== id || one.state === 'failed') throw new Error('the export failed');
    if (one.state === 'done') return one;
    await sleep(500);
  }
}

/** What Linux says the process had in memory at most, MB. */
function peakMbOf(pid: number): number {
  const kb = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kb) / 1000);
}
