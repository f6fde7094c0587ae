// Completes package-lock.json with the platform packages npm left out; `--check` only says whether some are missing.
// A registry mirror may not carry the builds for other platforms. npm then writes a lock file without them, and npm ci
// refuses that file on every machine. They are named exactly by those who want them, so no registry is needed to add them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const systems = new Set([
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]);
const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
  Object.entries(optionalDependencies)
    .filter(([name, version]) => exact.test(version) && found(path, name)?.version !== version)
    .map(([name, version]) => ({
      path,
      name,
      entry: { version, ...(dev && { dev }), optional: true, ...platformOf(name) },
    })),
);

if (process.argv.includes('--check')) {
  const names = missing.map(({ name, entry }) => `${name}@${entry.version}`);
  if (names.length > 0) console.error(`missing: ${names.join(', ')} — run node config/tools/lock.mjs`);
  process.exitCode = names.length > 0 ? 1 : 0;
} else if (missing.length > 0) {
  for (const { path, name, entry } of missing) lock.packages[placeFor(path, name)] = entry;
  const sorted = Object.entries(lock.packages).toSorted(([one], [other]) => one.localeCompare(other, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
}

/** What Node would find from `path`: nearest folder first. */
function found(path, name) {
  const nearest = lock.packages[`${path ? `${path}/` : ''}node_modules/${name}`];
  if (nearest || !path) return nearest;
  return found(path.slice(0, Math.max(path.lastIndexOf('/node_modules/'), 0)), name);
}

function placeFor(path, name) {
  const top = `node_modules/${name}`;
  return lock.packages[top] ? `${path}/${top}` : top;
}

/** By their names: `…-linux-arm-gnueabihf`, `…-darwin-x64`, `…-wasm32-wasi`. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const at = words.findLastIndex((word) => systems.has(word));
  if (at < 0) return words.includes('wasm32') ? { cpu: ['wasm32'] } : {};
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined;
  return {
    os: [words[at]],
    ...(words[at + 1] && words[at + 1] !== 'universal' && { cpu: [words[at + 1]] }),
    ...(libc && { libc: [libc] }),
  };
}
