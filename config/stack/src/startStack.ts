import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { appAddress } from './appAddress';
import type { ChildProgram } from './childProgram';
import { demoProviders } from './demoProviders';
import { demoTotpKey } from './demoTotpKey';
import { freePort } from './freePort';
import { migrate, root, seed, serverProgram, simulatorProgram, type DemoSignIns } from './programs';

export interface StackOptions {
  /** An existing database, by its owner's address; it is migrated and seeded. The server's processes have less rights. */
  databaseUrl: string;
  /** Keeps the demo chain's keys, the simulator's journal and the logs. Without one they go when the stack stops. */
  dir?: string;
  /** Where the first API process listens; without it, on a free port. */
  apiPort?: number;
  /** Further ones listen on free ports. */
  apiCount?: number;
  simulatorPort?: number;
  /** Settings that go before the demo's; `all` is for the server's processes. */
  environment?: Partial<Record<'all' | 'api' | 'worker' | 'simulator', NodeJS.ProcessEnv>>;
  /** Told in one line when a process ends unasked. */
  onCrash?: (reason: string) => void;
}

export interface Stack {
  /** The first API process, which also serves the clients. */
  url: string;
  api: ChildProgram;
  apis: { url: string; program: ChildProgram }[];
  worker: ChildProgram;
  simulator: ChildProgram;
  simulatorUrl: string;
  demo: DemoSignIns;
  logDir: string;
  /** Ends everything that was started here, those who ask before those who answer. */
  stop: () => Promise<void>;
}

type Begin = (program: ChildProgram) => Promise<ChildProgram>;

/** Everything but the database, each in a process of its own: the channel simulator, the API processes, the worker. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const dir = resolve(options.dir ?? join(root, '.cache/stack', randomBytes(6).toString('hex')));
  const started: ChildProgram[] = [];
  const begin: Begin = async (program) => {
    started.push(program);
    await program.start();
    return program;
  };
  const stop = async () => {
    const [simulator, ...askers] = started;
    await Promise.all(askers.map(async (program) => await program.stop()));
    await simulator?.stop();
    if (options.dir === undefined) rmSync(dir, { recursive: true, force: true });
  };
  try {
    return { ...(await startInOrder(options, dir, begin)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startInOrder(options: StackOptions, dir: string, begin: Begin): Promise<Omit<Stack, 'stop'>> {
  const around = { logDir: join(dir, 'logs'), onCrash: options.onCrash };
  const { all, api: forApi, worker: forWorker, simulator: forSimulator } = options.environment ?? {};
  const port = options.simulatorPort ?? (await freePort());
  const simulatorUrl = `http://127.0.0.1:${port}`;
  const providers = await demoProviders(join(dir, 'keys'), { simulatorUrl, securePort: await freePort() });
  const place = {
    SIMULATOR_CONFIG: providers.configFile,
    SIMULATOR_DIR: join(dir, 'simulator'),
    SIMULATOR_PORT: `${port}`,
  };
  const simulator = await begin(simulatorProgram(around, simulatorUrl, { ...process.env, ...place, ...forSimulator }));

  const apiPort = options.apiPort ?? (await freePort());
  const url = `http://127.0.0.1:${apiPort}`;
  const ownKeys = { TOTP_KEY: demoTotpKey(join(dir, 'keys')) };
  const demoSettings = { ...(await providers.settings()), ...ownKeys, ...houseSettings(url) };
  const owner = { ...process.env, ...demoSettings, ...all, DATABASE_URL: options.databaseUrl };
  await migrate(around.logDir, owner);
  const settings = { ...owner, DATABASE_URL: await appAddress(options.databaseUrl) };
  const demo = await seed(around.logDir, settings);
  const startApi = async (name: string, onPort: number) => {
    const program = await begin(serverProgram(around, name, { ...settings, ...forApi, PORT: `${onPort}` }));
    return { url: `http://127.0.0.1:${onPort}`, program };
  };
  const furtherApis = Array.from({ length: (options.apiCount ?? 1) - 1 }, (_, index) => `api-${index + 2}`);
  const [worker, first, ...further] = await Promise.all([
    begin(serverProgram(around, 'worker', { ...settings, ...forWorker })),
    startApi('api', apiPort),
    ...furtherApis.map(async (name) => await startApi(name, await freePort())),
  ]);
  const apis = [first, ...further];
  return { url, api: first.program, apis, worker, simulator, simulatorUrl, demo, logDir: around.logDir };
}

function houseSettings(publicUrl: string): Record<string, string> {
  return { PUBLIC_URL: publicUrl, CHAIN_NAME: '加油示范', CLIENTS_DIR: root, COOKIE_SECURE: 'false' };
}
