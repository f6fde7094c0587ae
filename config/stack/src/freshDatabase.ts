import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { createDatabase } from './createDatabase';
import { StackError } from './stackError';

const TestServer = z.object({
  adminUrl: z.string(),
  /** Starts the name of every database of this run. */
  prefix: z.string(),
});
export type TestServer = z.output<typeof TestServer>;

/** What jest's global setup hands to every test process. */
export const testServerVariable = 'JIAYOU_TEST_SERVER';

/**
 * The address of a database that nobody else uses, with the schema of the migrations and no rows. It goes when the
 * test run ends.
 */
export async function freshDatabase(): Promise<string> {
  const server = process.env[testServerVariable];
  if (server === undefined) throw new StackError('No test database server: run this test through npx jest.');
  const { prefix, adminUrl } = TestServer.parse(JSON.parse(server));
  const name = `${prefix}_${randomBytes(5).toString('hex')}`;
  await createDatabase(adminUrl, name, `${prefix}_template`);
  const url = new URL(adminUrl);
  url.pathname = name;
  return url.href;
}
