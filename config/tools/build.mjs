// Builds what is older than its sources.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bin, root, run, step } from './run.mjs';

const clients = {
  till: { title: '收银台 till', dir: 'pos-h5', script: 'build', output: 'pos-h5/dist' },
  desk: { title: '管理后台 desk', dir: 'admin', script: 'build', output: 'admin/dist' },
  car: { title: '车主端 car (h5)', dir: 'miniapp', script: 'build:h5', output: 'miniapp/dist/h5' },
  weapp: { title: '小程序 car (weapp)', dir: 'miniapp', script: 'build:weapp', output: 'miniapp/dist/weapp' },
};

/** What every client is made of besides its own folder. */
const shared = ['server/contract/src', 'config/tokens.json', 'config/tools/compress.mjs', 'package-lock.json'];

/** The server, and the clients that are named: two at a time. */
export async function buildWhatIsStale(names) {
  const waiting = names.map((name) => () => buildClient(name, clients[name]));
  const take = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all([buildServer().then(take), take()]);
}

/** The clients that this checkout has. */
export const clientsHere = () => Object.keys(clients).filter((name) => hasScript(clients[name]));

async function buildServer() {
  const complete = ['server/dist/app/main.js', 'config/stack/dist/index.js'].every((file) =>
    existsSync(join(root, file)),
  );
  // The compiler trusts its own notes, even when somebody removed what they speak of.
  const force = complete ? [] : ['--force'];
  await step('服务器 server', () => run(bin('tsc'), ['-b', 'config/stack', 'server', ...force]));
}

async function buildClient(name, { title, dir, script, output }) {
  const stamp = join(root, '.cache/build', name);
  const made = join(root, output);
  const fingerprint = fingerprintOf([dir, ...shared]);
  if (existsSync(made) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  rmSync(stamp, { force: true });
  await step(title, () =>
    run('npm', ['run', script], { cwd: join(root, dir), env: { ...process.env, NODE_ENV: 'production' } }),
  );
  mkdirSync(join(stamp, '..'), { recursive: true });
  writeFileSync(stamp, fingerprint);
}

function hasScript({ dir, script }) {
  const { scripts } = JSON.parse(readFileSync(join(root, dir, 'package.json'), 'utf8'));
  return (
    Boolean(scripts?.[script]) && existsSync(join(root, dir, 'src')) && existsSync(join(root, dir, 'tsconfig.json'))
  );
}

function fingerprintOf(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesIn(join(root, place)))) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesIn(place) {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter(
      ({ name }) => !['node_modules', 'dist'].includes(name) && !name.startsWith('.') && !name.endsWith('.tsbuildinfo'),
    )
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(place, entry.name)) : [join(place, entry.name)]));
}
