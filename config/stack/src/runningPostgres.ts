import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StackError } from './stackError';

/** A server that is already at work on a data folder. */
export interface RunningPostgres {
  pid: number;
  port: number;
  /** The Node process that started it, while that one lives; without one the server was left behind. */
  ownerPid: number | undefined;
}

/** What works on `dir/data` now. A lock left by a killed server or by a machine that went down is taken away. */
export function findRunningPostgres(dir: string): RunningPostgres | undefined {
  const lock = join(dir, 'data', 'postmaster.pid');
  if (!existsSync(lock)) return undefined;
  const lines = readFileSync(lock, 'utf8').split('\n');
  const pid = Number(lines[0]);
  // The number may belong to another program by now; PostgreSQL itself would only say that the lock exists.
  if (!commandOf(pid).includes(join(dir, 'data'))) {
    rmSync(lock, { force: true });
    return undefined;
  }
  return { pid, port: Number(lines[3]), ownerPid: ownerOf(dir) };
}

/** Ends a server by its number: fast shutdown, which rolls back what is open and writes everything down. */
export async function stopByPid(pid: number, timeoutMs = 30_000): Promise<void> {
  signal(pid, 'SIGINT');
  for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += 50) {
    if (commandOf(pid) === '') return;
    await sleep(50);
  }
  throw new StackError(`PostgreSQL (process ${pid}) does not end: end it by hand.`);
}

/** The number of the process that keeps this folder's server, if it still runs. */
function ownerOf(dir: string): number | undefined {
  const file = join(dir, 'owner');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  return isNode(pid) ? pid : undefined;
}

/** Whether this is the number of a Node process that lives. */
export function isNode(pid: number): boolean {
  return pid > 0 && commandOf(pid).includes('node');
}

/** The command line of a live process; empty when there is none. */
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return '';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already: what was wanted.
  }
}
