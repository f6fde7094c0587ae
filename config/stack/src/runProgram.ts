import { once } from 'node:events';
import { spawnProgram, type ProgramOptions } from './spawnProgram';
import { StackError } from './stackError';

/** Runs a program to its end and returns the messages it sent. @throws StackError with the program's own last words */
export async function runProgram(options: ProgramOptions): Promise<unknown[]> {
  const { child, lastWords } = spawnProgram(options);
  const messages: unknown[] = [];
  child.on('message', (message) => messages.push(message));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new StackError(lastWords());
  return messages;
}
