// Installs the packages when what lies in node_modules is not what package-lock.json names.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, step } from './run.mjs';

export async function installWhatIsMissing() {
  if (isInstalled()) return;
  await step('安装依赖 installing packages (npm ci)', () =>
    run('npm', ['ci'], { shell: process.platform === 'win32' }),
  );
}

function isInstalled() {
  // npm writes down what it installed, last of all.
  const written = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(written)) return false;
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const installed = packagesIn(written);
  // An optional package may be for another kind of machine.
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      !path.includes('node_modules/') || link || (installed[path] ? installed[path].version === version : optional),
  );
}

function packagesIn(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}
