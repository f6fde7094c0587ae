import { join } from 'node:path';
import { readSettings, SettingsError } from '@jiayou/config/runtime';
import { openDatabase, migrate } from '../platform/db';
import { announce } from './process';
import { importFile } from './importFile';
import { makeFirstAdmin } from './makeFirstAdmin';
import { checkReportSums, rebuildReportSums } from './reportCommands';
import { runApi } from './runApi';
import { runWorkerProcess } from './runWorkerProcess';
import { seed } from './seed';

const SERVER = join(__dirname, '../..');
const [command = '', ...words] = process.argv.slice(2);
const USAGE = `usage: main.js api | worker | migrate | seed | import-stations FILE [--skip-bad] | first-admin NUMBER NAME
  | rebuild-reports [--from DAY] [--to DAY] | check-reports [--from DAY] [--to DAY]`;

async function main(): Promise<number> {
  switch (command) {
    case 'api':
      await runApi(readSettings(process.env));
      return 0;
    case 'worker':
      await runWorkerProcess(readSettings(process.env));
      return 0;
    case 'migrate':
      return withDatabase(async (db) => {
        const names = await migrate(db, join(SERVER, 'migrations'));
        console.log(names.length === 0 ? 'the database is up to date' : `applied ${names.join(', ')}`);
        return 0;
      });
    case 'seed':
      return withDatabase(async (db) => {
        const demo = await seed(db, join(SERVER, 'seeds'));
        announce({ kind: 'seeded', demo });
        console.log(JSON.stringify(demo));
        return 0;
      });
    case 'import-stations':
      return withDatabase((db) => importFile(db, words));
    case 'first-admin':
      return withDatabase((db) => makeFirstAdmin(db, words));
    case 'rebuild-reports':
      return withDatabase((db) => rebuildReportSums(db, words));
    case 'check-reports':
      return withDatabase((db) => checkReportSums(db, words));
    default:
      console.error(USAGE);
      return 2;
  }
}

async function withDatabase(work: (db: ReturnType<typeof openDatabase>) => Promise<number>): Promise<number> {
  const url = process.env['DATABASE_URL'];
  if (url === undefined) throw new SettingsError('settings: DATABASE_URL is missing');
  const db = openDatabase(url, 4);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** What went wrong in one line; the stack of what nobody expected goes with it when asked for. */
function oneLine(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return `the database is not reachable (${code})`;
  return message === undefined || message === '' ? String(code ?? error) : message;
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
    // A forked process stays alive through its channel.
    if (process.connected) process.disconnect();
  },
  (error: unknown) => {
    console.error(process.env['DEBUG'] === undefined ? oneLine(error) : error);
    process.exit(1);
  },
);
