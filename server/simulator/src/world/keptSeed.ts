import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder keeps its seed, so that a restart goes on with the same ids. */
export function keptSeed(dir: string | undefined): string {
  if (dir === undefined) return newSeed();
  const path = join(dir, 'seed');
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const seed = newSeed();
  mkdirSync(dir, { recursive: true });
  writeFileSync(path, seed);
  return seed;
}

function newSeed(): string {
  return randomBytes(16).toString('hex');
}
