import { spawn } from 'node:child_process';
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
  const ended = once(child, 'close');
  const exitCode = async () => {
    await ended;
    return child.exitCode;
  };
  return {
    said: () => said,
    untilReady: async () => {
      while (!said.includes('ready:') && child.exitCode === null) await sleep(50);
    },
    pressCtrlC: async () => {
      process.kill(-(child.pid ?? 0), 'SIGINT');
      return await exitCode();
    },
    exitCode,
  };
}
