import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from './freePort';
import { prepareData } from './postgresData';
import { preparePostgresHome, type PostgresHome } from './postgresHome';
import { findRunningPostgres, stopByPid } from './runningPostgres';
import { StackError } from './stackError';

export interface PostgresOptions {
  /** Keeps the data between starts. */
  dir: string;
  /** Without one a free port is taken. */
  port?: number;
  /** false gives up safety against a power cut for speed: for tests only. */
  durable?: boolean;
  /** Told once, in one line, when the server ends without having been asked to. */
  onCrash?: (reason: string) => void;
}

export interface Postgres {
  /** Where it lives: `options.dir`, or what stands for it where PostgreSQL could not reach that. */
  dir: string;
  pid: number;
  port: number;
  /** The live Node process that keeps this server; when it is not ours, `stop` leaves the server alone. */
  ownerPid: number;
  /** The address of a database of this server; `createDatabase` makes it. */
  urlOf: (database: string) => string;
  /** Clean: ends when everything is written down. May be called twice. */
  stop: () => Promise<void>;
}

const readyTimeoutMs = 60_000;
const noSafety = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * A PostgreSQL 18 of our own on 127.0.0.1, with a password and without a socket file. One that a live process keeps on
 * the same folder is joined; one that a killed process left behind is ended first, and its data recovered.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const home = preparePostgresHome(resolve(options.dir));
  const running = findRunningPostgres(home.dir);
  if (running?.ownerPid !== undefined) {
    const { pid, port, ownerPid } = running;
    return { dir: home.dir, pid, port, ownerPid, urlOf: addresses(home, port), stop: async () => {} };
  }
  if (running) await stopByPid(running.pid);
  await prepareData(home);
  return await launch(home, options);
}

async function launch(home: PostgresHome, options: PostgresOptions): Promise<Postgres> {
  const port = options.port ?? (await freePort());
  const server = spawnServer(home, port, options.durable ?? true);
  const pid = server.pid ?? 0;
  writeFileSync(join(home.dir, 'owner'), String(process.pid));
  const urlOf = addresses(home, port);
  // Whatever ends this process, the server is told: nothing is left behind but by SIGKILL.
  const tell = () => server.kill('SIGINT');
  process.once('exit', tell);
  await untilReady(server, urlOf('postgres'), home);
  const crashed = () => options.onCrash?.(`PostgreSQL ended: ${lastLine(home)}`);
  server.once('exit', crashed);
  const stop = async () => {
    server.removeListener('exit', crashed);
    process.removeListener('exit', tell);
    if (server.exitCode !== null || server.signalCode !== null) return;
    await stopByPid(pid);
    rmSync(join(home.dir, 'owner'), { force: true });
  };
  return { dir: home.dir, pid, port, ownerPid: process.pid, urlOf, stop };
}

function spawnServer(home: PostgresHome, port: number, durable: boolean): ChildProcess {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    ...(durable ? [] : noSafety),
  ];
  const log = openSync(join(home.dir, 'postgres.log'), 'w');
  // A group of its own: Ctrl-C in the terminal reaches us, and we end it after those who use it.
  const server = spawn(
    join(home.binDir, 'postgres'),
    ['-D', join(home.dir, 'data'), ...settings.flatMap((setting) => ['-c', setting])],
    { ...home.runAs, cwd: home.dir, env: { LC_ALL: 'C' }, detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  return server;
}

async function untilReady(server: ChildProcess, url: string, home: PostgresHome): Promise<void> {
  for (let waitedMs = 0; waitedMs < readyTimeoutMs; waitedMs += 50) {
    if (server.exitCode !== null || server.signalCode !== null) break;
    if (await answers(url)) return;
    await sleep(50);
  }
  server.kill('SIGINT');
  throw new StackError(`PostgreSQL does not start: ${lastLine(home)} (${join(home.dir, 'postgres.log')})`);
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

function addresses(home: PostgresHome, port: number): (database: string) => string {
  const password = readFileSync(join(home.dir, 'password'), 'utf8').trim();
  return (database) => `postgres://jiayou:${password}@127.0.0.1:${port}/${database}`;
}

function lastLine(home: PostgresHome): string {
  const lines = readFileSync(join(home.dir, 'postgres.log'), 'utf8').trim().split('\n');
  return (lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? '').replace(
    /^.*?(FATAL|PANIC):\s*/,
    '',
  );
}
