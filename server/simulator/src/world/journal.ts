import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where what happens is written down, without ever waiting for the disk. */
export interface Journal<Kept> {
  save(record: Kept): void;
  close(): Promise<void>;
}

/** What a journal is the memory of. */
export interface Remembered<Kept> {
  /** Takes one record in; the last one about a thing is the true one. */
  remember: (record: Kept) => void;
  /** The records from which all of it can be told again. */
  everything: () => Kept[];
}

/** Tells what the folder's journal knows, starts it afresh, and goes on writing. Without a folder nothing outlives the process. */
export function openJournal<Kept>(dir: string | undefined, { remember, everything }: Remembered<Kept>): Journal<Kept> {
  if (dir === undefined) return { save: remember, close: () => Promise.resolve() };
  mkdirSync(dir, { recursive: true });
  const path = join(dir, 'journal.jsonl');
  for (const record of readRecords(path)) remember(record as Kept);
  writeFileSync(`${path}.new`, everything().map(lineOf).join(''));
  renameSync(`${path}.new`, path);
  const stream = createWriteStream(path, { flags: 'a' });
  return {
    save: (record) => {
      remember(record);
      stream.write(lineOf(record));
    },
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}

/** One record for each thing of a kind. */
export function recordsOf<Kind extends string, Value>(
  kind: Kind,
  things: ReadonlyMap<string, Value>,
): { kind: Kind; value: Value }[] {
  return [...things.values()].map((value) => ({ kind, value }));
}

function lineOf(record: unknown): string {
  return `${JSON.stringify(record)}\n`;
}

function readRecords(path: string): object[] {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  return lines.map(parse).filter((record) => record !== undefined);
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
