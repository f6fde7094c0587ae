import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { freshDatabase, startStack, type Stack, type StackOptions } from '@jiayou/config/stack';
import { StationId } from '@jiayou/contract';
import { Pool } from 'pg';

/** The whole product in processes of its own, with its database and the simulator's levers at hand. */
export interface House extends Stack {
  /** What a test asks the database. */
  rows: <Row>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** A connection of its own, for holding a lock. */
  pool: Pool;
  /** One of the simulator's levers; see its README. @throws Error when it refuses */
  control: (path: string, body?: object) => Promise<Record<string, unknown>>;
  /** By the station's code, e.g. `D0001`. */
  stationId: (code: string) => Promise<StationId>;
  /** The chain's mini-program, as registered with the simulated WeChat. */
  miniAppId: string;
  /** PEM: what WeChat Pay knows the merchant's signatures by. */
  merchantCertificate: string;
}

interface SimulatorConfig {
  merchants: { certificatePem: string; apps: { appid: string; kind: string }[] }[];
}

const runs = resolve(__dirname, '../out/houses');

/** Starts one on free ports; without a database it gets an empty one. */
export async function openHouse(options: Partial<StackOptions> = {}): Promise<House> {
  await mkdir(runs, { recursive: true });
  const dir = mkdtempSync(join(runs, 'house-'));
  const databaseUrl = options.databaseUrl ?? (await freshDatabase());
  const stack = await startStack({ ...options, databaseUrl, dir });
  const pool = new Pool({ connectionString: databaseUrl, max: 4 });
  // The database goes first when a test ends it: an idle connection that breaks is no news.
  pool.on('error', () => {});
  const rows = async <Row>(sql: string, values: readonly unknown[] = []) =>
    (await pool.query(sql, [...values])).rows as Row[];
  return {
    ...stack,
    ...wechatSide(join(dir, 'keys/simulator.json')),
    pool,
    rows,
    control: async (path, body) => await askSimulator(`${stack.simulatorUrl}/control${path}`, body),
    stationId: async (code) => {
      const [station] = await rows<{ id: string }>('select id from stations where code = $1', [code]);
      return StationId.parse(station?.id);
    },
    stop: async () => {
      await pool.end();
      await stack.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function wechatSide(file: string): Pick<House, 'miniAppId' | 'merchantCertificate'> {
  const [merchant] = (JSON.parse(readFileSync(file, 'utf8')) as SimulatorConfig).merchants;
  const app = merchant?.apps.find(({ kind }) => kind === 'mini-program');
  return { miniAppId: app?.appid ?? '', merchantCertificate: merchant?.certificatePem ?? '' };
}

async function askSimulator(url: string, body: object | undefined): Promise<Record<string, unknown>> {
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(url, body === undefined ? {} : sent);
  if (!answer.ok) throw new Error(`the simulator answered ${answer.status} to ${url}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}
