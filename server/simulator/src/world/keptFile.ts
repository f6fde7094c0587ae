import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';

/** Where a start finds what an earlier one made: a folder, if there is one, and a file in it. */
export interface Place {
  dir: string | undefined;
  file: string;
}

/** What is kept there; nothing before the first `keep`. Throws a ZodError when it is something else. */
export function readKept<Schema extends z.ZodType>({ dir, file }: Place, schema: Schema): z.output<Schema> | undefined {
  if (dir === undefined || !existsSync(join(dir, file))) return undefined;
  return schema.parse(JSON.parse(readFileSync(join(dir, file), 'utf8')));
}

/** For this program's eyes only: they are private keys. */
export function keep({ dir, file }: Place, value: object): void {
  if (dir === undefined) return;
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, file), JSON.stringify(value, null, 2), { mode: 0o600 });
}
