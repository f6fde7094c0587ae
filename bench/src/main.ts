import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDatabase, startStack } from '@jiayou/config/stack';
import { Pool } from 'pg';
import type { Bench } from './bench';
import { prepareChain } from './chain';
import { readMerchants } from './merchants';
import { report } from './report';
import type { Result } from './result';
import { sectionsNamed } from './sections';
import { FULL, POOL, QUICK } from './settings';

const ROOT = resolve(__dirname, '../..');
const DIR = join(ROOT, '.cache/bench');

/** `npm run bench -- [--quick] [section …]` */
async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const size = given.includes('--quick') ? QUICK : FULL;
  const sections = sectionsNamed(given.filter((word) => word !== '--quick'));
  rmSync(DIR, { recursive: true, force: true });
  mkdirSync(DIR, { recursive: true });
  const database = await openDatabase({ dir: join(DIR, 'pg') });
  try {
    const results = await withBench({ size, databaseUrl: database.url }, async (bench) => {
      const measured: Result[] = [];
      for (const [name, measure] of sections) {
        console.log(`${name} …`);
        measured.push(...(await measure(bench)));
      }
      return { measured, postgresVersion: await versionOf(bench.pool) };
    });
    report(results.measured, { ...results, file: size.quick ? undefined : join(ROOT, 'bench/results.json') });
  } finally {
    await database.stop();
    rmSync(DIR, { recursive: true, force: true });
  }
}

async function withBench<Answer>(
  { size, databaseUrl }: Pick<Bench, 'size' | 'databaseUrl'>,
  work: (bench: Bench) => Promise<Answer>,
): Promise<Answer> {
  // A board that is looked at for a while asks nobody about old claims.
  const all = { LOG_LEVEL: 'error', DATABASE_POOL: String(POOL), TICKET_OVERDUE_SECONDS: '3600' };
  const dir = join(DIR, 'stack');
  const stack = await startStack({ databaseUrl, dir, environment: { all } });
  const pool = new Pool({ connectionString: databaseUrl, max: 8 });
  try {
    const merchants = readMerchants(dir);
    const { provider, accounts } = merchants;
    const chain = await prepareChain(pool, { stack, appId: provider.appId, accounts });
    return await work({ size, stack, url: stack.url, databaseUrl, pool, chain, merchants });
  } finally {
    await pool.end();
    await stack.stop();
  }
}

async function versionOf(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ server_version: string }>('show server_version');
  return rows[0]?.server_version ?? '';
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
