import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, openDatabase } from '@jiayou/config/stack';

/** A database that writes down what it commits, as in the field; the tests' own server trades that for speed. */
export async function durableDatabase(): Promise<{ url: string; stop: () => Promise<void> }> {
  if (process.env['DATABASE_URL']) return { url: await freshDatabase(), stop: async () => {} };
  const dir = mkdtempSync(join(tmpdir(), 'jiayou-durable-'));
  // PostgreSQL's own user must reach it.
  chmodSync(dir, 0o755);
  const { url, stop } = await openDatabase({ dir });
  return {
    url,
    stop: async () => {
      await stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
