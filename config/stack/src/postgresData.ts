import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresHome } from './postgresHome';
import { StackError } from './stackError';

const run = promisify(execFile);

/** Makes the data folder where there is none, in UTF-8 and with an order of letters no system library can change. */
export async function prepareData(home: PostgresHome): Promise<void> {
  const data = join(home.dir, 'data');
  if (existsSync(data)) return await assertSameMajor(home, data);
  const password = join(home.dir, 'password');
  writeFileSync(password, randomBytes(18).toString('base64url'), { mode: 0o600 });
  if (home.runAs.uid !== undefined) chownSync(password, home.runAs.uid, home.runAs.gid ?? home.runAs.uid);
  // Under another name until it is whole: a start that is killed here begins anew.
  const unfinished = join(home.dir, 'data.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  await initdb(home, ['-D', unfinished, `--pwfile=${password}`]);
  renameSync(unfinished, data);
}

async function initdb(home: PostgresHome, place: string[]): Promise<void> {
  const rules = ['--username=jiayou', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'];
  const letters = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'];
  try {
    await run(join(home.binDir, 'initdb'), [...place, ...rules, ...letters], {
      ...home.runAs,
      cwd: home.dir,
      env: { LC_ALL: 'C' },
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new StackError(`PostgreSQL cannot make its data folder in ${home.dir}: ${said.split('\n').at(-1)}`);
  }
}

async function assertSameMajor(home: PostgresHome, data: string): Promise<void> {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  const { stdout } = await run(join(home.binDir, 'postgres'), ['--version'], { cwd: '/', env: {}, ...home.runAs });
  if (stdout.includes(` ${made}.`)) return;
  throw new StackError(`The data in ${data} was made by PostgreSQL ${made}, this is ${stdout.trim()}: move it away.`);
}
