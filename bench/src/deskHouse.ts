import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startStack, type Stack } from '@jiayou/config/stack';
import { Pool } from 'pg';
import type { Bench } from './bench';
import { writeManyOrders, type ManyOrders } from './manyOrders';

const DATABASE = 'jiayou_desk';
const SERVER = join(__dirname, '../../server/dist/app/main.js');
const run = promisify(execFile);

/** A house of its own whose database holds very many orders, added up. */
export interface DeskHouse {
  readonly stack: Stack;
  readonly pool: Pool;
  /** How long adding up all of it took, seconds. */
  readonly addedUpSeconds: number;
  /** Of somebody at head office. */
  readonly cookie: string;
}

/** Writes the orders into a database beside the bench's, works there, and drops it. */
export async function inDeskHouse<Answer>(
  bench: Bench,
  size: ManyOrders,
  work: (house: DeskHouse) => Promise<Answer>,
): Promise<Answer> {
  await bench.pool.query(`create database ${DATABASE}`);
  const url = new URL(bench.databaseUrl);
  url.pathname = DATABASE;
  const stack = await startStack({ databaseUrl: url.href, environment: { all: { LOG_LEVEL: 'error' } } });
  const pool = new Pool({ connectionString: url.href, max: 4 });
  try {
    await writeManyOrders(pool, size);
    const startedAt = performance.now();
    await run(process.execPath, [SERVER, 'rebuild-reports'], { env: { ...process.env, DATABASE_URL: url.href } });
    const addedUpSeconds = (performance.now() - startedAt) / 1000;
    await pool.query('vacuum analyze report_cells, report_member_days, report_members');
    return await work({ stack, pool, addedUpSeconds, cookie: await signIn(stack) });
  } finally {
    await pool.end();
    await stack.stop();
    await bench.pool.query(`drop database ${DATABASE} with (force)`);
  }
}

async function signIn({ url, demo }: Stack): Promise<string> {
  const staffNo = demo.staff.find(({ role }) => role === 'hq-admin')?.staffNo ?? '';
  const body = JSON.stringify({ staffNo, password: demo.password });
  const headers = { 'content-type': 'application/json', origin: url };
  const answer = await fetch(`${url}/api/desk/sign-in`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`signing in was answered with ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
