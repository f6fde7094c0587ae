import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreRecord } from './records';

export interface Journal<Kept = StoreRecord> {
  append(record: Kept): void;
  close(): Promise<void>;
}

/** Every record ever kept in the folder, oldest first; the last one about a thing is the true one. */
export function readJournal<Kept = StoreRecord>(dir: string): Kept[] {
  const path = join(dir, 'journal.jsonl');
  if (!existsSync(path)) return [];
  const records: Kept[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const record = parse(line);
    if (record) records.push(record as Kept);
  }
  return records;
}

/** Starts the folder's journal afresh with `current`, then appends without ever waiting for the disk. */
export function openJournal<Kept = StoreRecord>(dir: string, current: Kept[]): Journal<Kept> {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, 'journal.jsonl');
  writeFileSync(`${path}.new`, current.map((record) => `${JSON.stringify(record)}\n`).join(''));
  renameSync(`${path}.new`, path);
  const stream = createWriteStream(path, { flags: 'a' });
  return {
    append: (record) => {
      stream.write(`${JSON.stringify(record)}\n`);
    },
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}

/** A process killed in mid-write leaves half a line at the end: what it said is lost, the rest is not. */
function parse(line: string): object | undefined {
  if (line === '') return undefined;
  try {
    const record: unknown = JSON.parse(line);
    return isRecord(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Only this program writes the file, so the kind is all that is looked at. */
function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
