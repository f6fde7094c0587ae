import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, freshDatabase } from '@jiayou/config/stack';
import { Client } from 'pg';
import { endAll, npmStart } from './npmStart';

/** Said when a client is built. */
const CLIENT_BUILT = /(收银台|管理后台|车主端|小程序) .*…/;
let dataDir: string;
let settings: NodeJS.ProcessEnv;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'jiayou-start-'));
  chmodSync(dataDir, 0o755);
  settings = { DATA_DIR: dataDir, PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()) };
});

afterEach(async () => {
  await endAll();
  rmSync(dataDir, { recursive: true, force: true });
});

async function answersAt(said: string): Promise<(number | string)[][]> {
  const addresses = said.match(/http:\/\/[^\s]+/g) ?? [];
  return await Promise.all(addresses.map(async (url) => [new URL(url).pathname, (await fetch(url)).status]));
}

/** What it said after the building, which may or may not have been needed. */
function complaint(said: string): string[] {
  return said
    .trim()
    .split('\n')
    .filter((line) => !/…$|: [\d.]+ s$/.test(line));
}

test('one command starts everything and says where it is; Ctrl-C ends it; the next start builds no client again', async () => {
  const first = npmStart(settings);
  await first.untilReady();
  const answers = await answersAt(first.said());
  expect(answers).toEqual(
    expect.arrayContaining([
      ['/car/', 200],
      ['/till/', 200],
      ['/phone', 200],
    ]),
  );
  expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
  expect(await first.pressCtrlC()).toBe(0);
  await expect(fetch(`http://127.0.0.1:${settings['PORT']}/car/`)).rejects.toThrow('fetch failed');

  const second = npmStart(settings);
  await second.untilReady();
  expect(await second.pressCtrlC()).toBe(0);
  expect(second.said()).not.toMatch(CLIENT_BUILT);
});

test('a second npm start beside the first is refused in one line', async () => {
  const first = npmStart(settings);
  await first.untilReady();
  const again = { ...settings, PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()) };
  const second = npmStart(again);
  expect(await second.exitCode()).toBe(1);
  expect(complaint(second.said())).toEqual([expect.stringContaining('already running')]);
  expect(await first.pressCtrlC()).toBe(0);
});

test('a port in use is said in one line', async () => {
  const other = createServer().listen(Number(settings['PORT']), '127.0.0.1');
  await once(other, 'listening');
  const start = npmStart(settings);
  expect(await start.exitCode()).toBe(1);
  other.close();
  expect(complaint(start.said())).toEqual([expect.stringContaining(`port ${settings['PORT']} is in use`)]);
});

test.each([
  ['an unreachable database', { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' }, 'not reachable'],
  ['a missing key file', { WECHAT_PAY_PRIVATE_KEY_FILE: '/nowhere/key.pem' }, 'cannot read /nowhere/key.pem'],
])('%s is said in one line', async (_name, wrong, line) => {
  const start = npmStart({ ...settings, ...wrong });
  expect(await start.exitCode()).toBe(1);
  expect(complaint(start.said())).toEqual([expect.stringContaining(line)]);
});

test('a database that newer code has migrated is left alone, in one line', async () => {
  const databaseUrl = await freshDatabase();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`insert into schema_migrations (name) values ('9999_from_the_future.sql')`);
  await client.end();
  const start = npmStart({ ...settings, DATABASE_URL: databaseUrl });
  expect(await start.exitCode()).toBe(1);
  expect(complaint(start.said())).toEqual([expect.stringContaining('newer')]);
});
