// Runs a command to its end; what it prints is shown only when it fails.
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Something to be told in one line, without a stack. */
export class Complaint extends Error {}

/** Ends what runs when this is aborted. */
export const interruption = new AbortController();

/** The path of a command that a package brought. */
export const bin = (name) => join(root, 'node_modules/.bin', name);

/** Resolves to how it ended and what it printed. */
export function run(command, args, options = {}) {
  return new Promise((settle, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: interruption.signal,
      ...options,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => settle({ ok: code === 0, output }));
  });
}

/** Says what is being done and how long it took; complains with what was printed when it fails. */
export async function step(title, work) {
  const startedAt = performance.now();
  console.log(`${title} …`);
  const { ok, output } = await work();
  if (!ok) throw new Complaint(`${output.trim()}\n${title}: failed`);
  console.log(`${title}: ${seconds(startedAt)}`);
}

export const seconds = (startedAt) => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;

/** Runs a tool's main; a complaint is one line and exit code 1. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    if (interruption.signal.aborted) return;
    const expected = error instanceof Complaint || error?.name === 'StackError';
    console.error(expected ? error.message : error);
    process.exitCode = 1;
  }
}
