import { fork, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface ProgramOptions {
  /** How it is called in messages; also the name of its log. */
  name: string;
  script: string;
  args?: string[];
  environment: NodeJS.ProcessEnv;
  logDir: string;
}

export interface SpawnedProgram {
  child: ChildProcess;
  /** In one line, for a person: the signal that ended it, else what it said last on stderr. */
  lastWords: () => string;
}

const alive = new Set<ChildProcess>();

/** Starts a Node program with a channel for messages; all it prints goes to `logDir/name.log`. */
export function spawnProgram({ name, script, args, environment, logDir }: ProgramOptions): SpawnedProgram {
  mkdirSync(logDir, { recursive: true });
  const log = createWriteStream(join(logDir, `${name}.log`), { flags: 'a' });
  let lastLine = '';
  // A group of its own: Ctrl-C in the terminal reaches us, and we end the programs in their order.
  const child = fork(script, args, { env: environment, detached: true, silent: true, execArgv: [] });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.on('data', (chunk: Buffer) => {
    log.write(chunk);
    lastLine = chunk.toString().trim().split('\n').at(-1) ?? lastLine;
  });
  if (alive.size === 0) process.once('exit', leaveNoOrphans);
  alive.add(child);
  child.once('close', () => {
    alive.delete(child);
    if (alive.size === 0) process.removeListener('exit', leaveNoOrphans);
    log.end();
  });
  return { child, lastWords: () => child.signalCode ?? (lastLine || `exit code ${child.exitCode}`) };
}

function leaveNoOrphans(): void {
  for (const child of alive) child.kill('SIGKILL');
}
