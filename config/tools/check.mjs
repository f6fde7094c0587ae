// `npm run check`: types, lint, format, dependencies, dead code, tests. `--no-tests` leaves the tests out.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { installWhatIsMissing } from './install.mjs';
import { bin, Complaint, main, root, run, seconds } from './run.mjs';

const tool = (name, ...args) => [bin(name), args];
const cruised = ['server', 'miniapp/src', 'pos-h5/src', 'admin/src'];
const checks = {
  types: tool('tsc', '-b'),
  lint: tool('oxlint', '--type-aware'),
  dependencies: tool('depcruise', '--config', 'config/tools/dependency-cruiser.cjs', ...cruised),
  'dead code': tool('knip'),
  format: tool('oxfmt', '--check'),
  'lock file': [process.execPath, [join(root, 'config/tools/lock.mjs'), '--check']],
  tokens: [process.execPath, [join(root, 'config/tools/tokens.mjs'), '--check']],
};
// It reads what the types' check compiled.
const afterwards = { roles: [process.execPath, [join(root, 'config/tools/roles.mjs'), '--check']] };

await main(async () => {
  await installWhatIsMissing();
  const startedAt = performance.now();
  const failed = await runAll(Object.entries(checks));
  failed.push(...(await runAll(Object.entries(afterwards))));
  if (!process.argv.includes('--no-tests')) failed.push(...test());
  if (failed.length > 0) throw new Complaint(`check failed: ${failed.join(', ')}`);
  console.log(`check: all is well (${seconds(startedAt)})`);
});

/** The names of those that failed. */
async function runAll(waiting) {
  const failed = [];
  const take = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, [command, args]] = next;
      const startedAt = performance.now();
      const { ok, output } = await run(command, args);
      console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds(startedAt)})${ok ? '' : `\n${output.trim()}`}`);
      if (!ok) failed.push(name);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, take));
  return failed;
}

function test() {
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, [join(root, 'config/tools/test.mjs')], {
    cwd: root,
    stdio: 'inherit',
  });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} tests (${seconds(startedAt)})`);
  return status === 0 ? [] : ['tests'];
}
