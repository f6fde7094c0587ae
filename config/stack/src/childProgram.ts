import type { ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { spawnProgram, type ProgramOptions } from './spawnProgram';
import { StackError } from './stackError';

export interface ChildProgram {
  /** Undefined while it does not run. */
  readonly pid: number | undefined;
  /** Resolves when the program says that it is ready. @throws StackError with the program's own last words */
  start: () => Promise<void>;
  /** Sends the signal, as an accident would, and resolves when the program is gone. */
  kill: (signal: NodeJS.Signals) => Promise<void>;
  /** Asks it to end and waits; what has not ended in time is killed. */
  stop: () => Promise<void>;
}

const Ready = z.object({ kind: z.literal('ready') });
const probeEveryMs = 50;
const readyTimeoutMs = 60_000;
const stopTimeoutMs = 15_000;

export interface ChildProgramOptions extends ProgramOptions {
  /** An address that answers when the program is ready; without one the program sends `{ kind: 'ready' }`. */
  readyUrl?: string;
  /** Told once, in one line, when the program ends unasked. */
  onCrash?: ((reason: string) => void) | undefined;
}

/** A program in a process of its own that can be killed and started again. */
export function childProgram(options: ChildProgramOptions): ChildProgram {
  let running: ChildProcess | undefined;
  const kill = async (signal: NodeJS.Signals) => {
    const ending = running;
    running = undefined;
    if (ending) await end(ending, signal);
  };
  return {
    get pid() {
      return running?.pid;
    },
    start: async () => {
      const { child, lastWords } = spawnProgram(options);
      running = child;
      await untilReady(child, options.readyUrl, () => `${options.name} does not start: ${lastWords()}`);
      child.once('exit', () => {
        if (running !== child) return;
        running = undefined;
        options.onCrash?.(`${options.name} ended: ${lastWords()}`);
      });
    },
    kill,
    stop: async () => await kill('SIGTERM'),
  };
}

async function untilReady(child: ChildProcess, readyUrl: string | undefined, complaint: () => string): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  const said = async () => {
    for await (const [message] of on(child, 'message', { signal })) if (Ready.safeParse(message).success) return;
  };
  // `close` comes after the last words; `exit` may come before them.
  const failed = async () => {
    await Promise.race([once(child, 'close', { signal }), sleep(readyTimeoutMs, undefined, { signal })]);
    throw new StackError(complaint());
  };
  try {
    await Promise.race([readyUrl === undefined ? said() : untilAnswered(readyUrl, signal), failed()]);
  } finally {
    over.abort();
  }
}

async function untilAnswered(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = await fetch(url, { signal }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await sleep(probeEveryMs);
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  const impatient = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
  child.kill(signal);
  await gone;
  clearTimeout(impatient);
}
