import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createDatabase } from './createDatabase';
import { startPostgres, type Postgres } from './startPostgres';

const asRoot = process.getuid?.() === 0;
let parent: string;
let server: Postgres | undefined;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'jiayou-postgres-'));
  chmodSync(parent, 0o755);
});

afterEach(async () => {
  await server?.stop();
  rmSync(parent, { recursive: true, force: true });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<{ value: unknown }>(sql)).rows.map(({ value }) => value);
  } finally {
    await client.end();
  }
}

async function start(dir = join(parent, 'postgres')): Promise<Postgres> {
  server = await startPostgres({ dir });
  return server;
}

test('what was committed is there after the database was killed and started again', async () => {
  const first = await start();
  await createDatabase(first.urlOf('postgres'), 'shop');
  await query(first.urlOf('shop'), 'create table paid as select 20000 as value');

  process.kill(first.pid, 'SIGKILL');
  const second = await start();

  expect(second.pid).not.toBe(first.pid);
  expect(await query(second.urlOf('shop'), 'select value from paid')).toEqual([20_000]);
});

test('a lock left behind with the number of another live program does not keep the database from starting', async () => {
  const first = await start();
  await first.stop();
  writeFileSync(join(parent, 'postgres', 'data', 'postmaster.pid'), `${process.ppid}\n/elsewhere\n0\n${first.port}\n`);

  const second = await start();

  expect(await query(second.urlOf('postgres'), 'select 1 as value')).toEqual([1]);
});

test('a database whose keeper was killed is ended and started anew', async () => {
  const first = await start();
  writeFileSync(join(parent, 'postgres', 'owner'), '999999999');

  const second = await start();

  expect(second.pid).not.toBe(first.pid);
  expect(await query(second.urlOf('postgres'), 'select 1 as value')).toEqual([1]);
});

test('a database that a live process keeps is shared, and not stopped by the one that joined', async () => {
  const keeper = await start();
  const guest = await startPostgres({ dir: join(parent, 'postgres') });
  expect(guest.pid).toBe(keeper.pid);
});

test('letters are UTF-8 and sort the same on every machine; what is committed survives a power cut', async () => {
  const { urlOf } = await start();
  const settings = `select setting as value from pg_settings where name in ('fsync', 'server_encoding') order by name`;
  expect(await query(urlOf('postgres'), settings)).toEqual(['on', 'UTF8']);
  expect(await query(urlOf('postgres'), `select lower('ÄÖ 油') as value`)).toEqual(['äö 油']);
});

test('an address without the password is refused', async () => {
  const url = new URL((await start()).urlOf('postgres'));
  url.password = 'guess';
  await expect(query(url.href, 'select 1 as value')).rejects.toThrow('password authentication failed');
});

test('below a folder only its owner may enter, the data lies where PostgreSQL reaches it, and never belongs to root', async () => {
  const privateDir = join(parent, 'private', 'postgres');
  mkdirSync(join(parent, 'private'), { mode: 0o700 });

  const { urlOf, dir, stop } = await start(privateDir);

  const data = await query(urlOf('postgres'), `select current_setting('data_directory') as value`);
  expect(data).toEqual([join(dir, 'data')]);
  expect(statSync(join(dir, 'data')).uid).toBeGreaterThan(0);
  expect(dir).toMatch(asRoot ? /^\/var\/tmp\/jiayou-[0-9a-f]{12}$/ : privateDir);
  await stop();
  rmSync(dir, { recursive: true });
});
