import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface NpmStart {
  /** Everything it has said so far, on both streams. */
  said: () => string;
  /** Resolves when it says that it is ready, or ends without having been. */
  untilReady: () => Promise<void>;
  /** As a terminal does: to everybody in the foreground. Resolves to the exit code. */
  pressCtrlC: () => Promise<number | null>;
  exitCode: () => Promise<number | null>;
}

const running = new Set<ChildProcess>();

/** Ends what a failed test left running. */
export async function endAll(): Promise<void> {
  await Promise.all([...running].map(async (child) => await interrupt(child)));
}

/** `npm start` in a terminal of its own, with these settings. */
export function npmStart(settings: NodeJS.ProcessEnv): NpmStart {
  const child = spawn('npm', ['--silent', 'start'], {
    cwd: resolve(__dirname, '..'),
    env: { ...process.env, DATABASE_URL: '', ...settings },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  running.add(child);
  const ended = once(child, 'close').then(() => {
    running.delete(child);
    return child.exitCode;
  });
  return {
    said: () => said,
    untilReady: async () => {
      while (!said.includes('ready:') && child.exitCode === null) await sleep(50);
    },
    pressCtrlC: async () => {
      await interrupt(child);
      return await ended;
    },
    exitCode: async () => await ended,
  };
}

async function interrupt(child: ChildProcess): Promise<void> {
  const ended = once(child, 'close');
  if (child.pid) process.kill(-child.pid, 'SIGINT');
  await ended;
}
