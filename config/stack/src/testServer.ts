import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { createDatabase, dropDatabase } from './createDatabase';
import type { TestServer } from './freshDatabase';
import { preparePostgresHome } from './postgresHome';
import { findRunningPostgres, isNode, stopByPid } from './runningPostgres';
import { StackError } from './stackError';
import { startPostgres } from './startPostgres';

const root = resolve(__dirname, '../../..');
const main = join(root, 'server/dist/app/main.js');

/**
 * One PostgreSQL for a whole test run, with a migrated template that every test file copies. It is DATABASE_URL's server
 * where that is set, else one of our own that forgets everything.
 */
export async function startTestServer(): Promise<TestServer & { stop: () => Promise<void> }> {
  const prefix = `jiayou_test_${process.pid}`;
  const given = process.env['DATABASE_URL'];
  const own = given ? undefined : await startOwn();
  const adminUrl = given ?? own?.urlOf('postgres') ?? '';
  const stop = async () => {
    if (own) await own.stop();
    else await dropAll(adminUrl, prefix);
  };
  try {
    await createDatabase(adminUrl, `${prefix}_template`);
    await migrate(adminUrl, `${prefix}_template`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { adminUrl, prefix, stop };
}

async function startOwn() {
  const runs = join(root, '.cache/test-postgres');
  mkdirSync(runs, { recursive: true });
  for (const run of readdirSync(runs)) await sweep(join(runs, run));
  const server = await startPostgres({ dir: join(runs, String(process.pid)), durable: false });
  const stop = async () => {
    await server.stop();
    rmSync(server.dir, { recursive: true, force: true });
  };
  return { urlOf: server.urlOf, stop };
}

/** A run that was killed leaves its server behind. One that lives may be anywhere between its first file and its last. */
async function sweep(dir: string): Promise<void> {
  const run = Number(basename(dir));
  if (run !== process.pid && isNode(run)) return;
  const home = preparePostgresHome(dir).dir;
  const running = findRunningPostgres(home);
  if (running) await stopByPid(running.pid);
  for (const folder of [dir, home]) rmSync(folder, { recursive: true, force: true });
}

async function migrate(adminUrl: string, template: string): Promise<void> {
  if (!existsSync(main)) throw new StackError('The server is not built: run npx tsc -b server first, or npm test.');
  const url = new URL(adminUrl);
  url.pathname = template;
  await promisify(execFile)(process.execPath, [main, 'migrate'], { env: { ...process.env, DATABASE_URL: url.href } });
}

async function dropAll(adminUrl: string, prefix: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  );
  await client.end();
  for (const { datname } of rows) await dropDatabase(adminUrl, datname);
}
