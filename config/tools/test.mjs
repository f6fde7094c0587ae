// `npm test`: everything, from a fresh clone. With arguments, jest alone gets them: `npm test -- server/src/order`.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhatIsStale, clientsHere } from './build.mjs';
import { installWhatIsMissing } from './install.mjs';
import { bin, Complaint, main, root, run } from './run.mjs';

const parts = {
  server: ['--selectProjects', 'unit', 'db'],
  // The journeys take the whole machine, one after the other. What a broken one left open does not hold up the verdict.
  journeys: ['--selectProjects', 'e2e', '--runInBand', '--forceExit'],
};
const results = join(root, '.cache/test');
const chosen = process.argv.slice(2);

await main(async () => {
  await installWhatIsMissing();
  await buildWhatIsStale(clientsHere());
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const failed = [];
  for (const [name, args] of Object.entries(chosen.length > 0 ? { chosen } : parts)) {
    const report = ['--json', `--outputFile=${join(results, `${name}.json`)}`];
    // With --json the report would go to stdout; with a file, stdout stays empty and people read stderr.
    const { ok } = await run(bin('jest'), [...args, ...report], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (!ok) failed.push(name);
  }
  if (failed.length > 0) throw new Complaint(`tests failed: ${failed.join(', ')}`);
});
