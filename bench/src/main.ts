import { createPrivateKey } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDatabase, startStack } from '@jiayou/config/stack';
import { Pool } from 'pg';
import { z } from 'zod';
import type { Bench } from './bench';
import { prepareChain } from './chain';
import { nearestStations } from './nearestStations';
import { pushLatency } from './pushLatency';
import { report } from './report';
import type { Result } from './result';
import { settledCallbacks } from './settledCallbacks';
import { FULL, POOL, QUICK } from './settings';
import type { Provider } from './signCallback';
import { wholeOrders } from './wholeOrders';

const ROOT = resolve(__dirname, '../..');
const DIR = join(ROOT, '.cache/bench');

const PlatformKeys = z.object({ publicKey: z.object({ privateKeyPem: z.string() }) });
const Merchants = z.object({
  merchants: z.array(
    z.object({
      spMchid: z.string(),
      publicKeyId: z.string(),
      apiV3Key: z.string(),
      apps: z.array(z.object({ appid: z.string() })).min(1),
      subMerchants: z.array(z.object({ subMchid: z.string() })),
    }),
  ),
});

async function main(): Promise<void> {
  const size = process.argv.includes('--quick') ? QUICK : FULL;
  rmSync(DIR, { recursive: true, force: true });
  mkdirSync(DIR, { recursive: true });
  const database = await openDatabase({ dir: join(DIR, 'pg') });
  try {
    const environment = { all: { LOG_LEVEL: 'error', DATABASE_POOL: String(POOL) } };
    const stack = await startStack({ databaseUrl: database.url, dir: join(DIR, 'stack'), environment });
    const pool = new Pool({ connectionString: database.url, max: 8 });
    try {
      const { provider, accountNos } = readProvider();
      const chain = await prepareChain(pool, { stack, appId: provider.appId, accountNos });
      const bench: Bench = { size, stack, url: stack.url, databaseUrl: database.url, pool, chain, provider };
      const results = await measure(bench);
      const { rows } = await pool.query<{ server_version: string }>('show server_version');
      report(results, { file: join(ROOT, 'bench/results.json'), postgresVersion: rows[0]?.server_version ?? '' });
    } finally {
      await pool.end();
      await stack.stop();
    }
  } finally {
    await database.stop();
    rmSync(DIR, { recursive: true, force: true });
  }
}

async function measure(bench: Bench): Promise<Result[]> {
  if (bench.size.quick) console.log('a quick run: fewer of everything, not to be quoted');
  console.log('a. callbacks …');
  const { result, perSecond } = await settledCallbacks(bench);
  console.log('b. whole orders …');
  const orders = await wholeOrders(bench);
  console.log('c. push …');
  const push = await pushLatency(bench, perSecond);
  console.log('d. nearest stations …');
  const nearest = await nearestStations(bench);
  return [result, ...orders, ...push, nearest];
}

/** The simulated platform's side of things: (a) and (c) sign their callbacks with its own key. */
function readProvider(): { provider: Provider; accountNos: string[] } {
  const { merchants } = Merchants.parse(readJson('stack/keys/simulator.json'));
  const [merchant] = merchants;
  if (merchant === undefined) throw new Error('the demo has no merchant');
  const { spMchid, publicKeyId, apiV3Key, apps, subMerchants } = merchant;
  const keys = PlatformKeys.parse(readJson(`stack/simulator/platform-keys-${spMchid}.json`));
  const privateKey = createPrivateKey(keys.publicKey.privateKeyPem);
  const provider = { spMchid, publicKeyId, apiV3Key, appId: apps[0]?.appid ?? '', privateKey };
  return { provider, accountNos: subMerchants.map(({ subMchid }) => subMchid) };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(DIR, file), 'utf8'));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
