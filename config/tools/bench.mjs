// `npm run bench`: builds what is stale and runs the measurements of bench/.
import { join } from 'node:path';
import { buildWhatIsStale } from './build.mjs';
import { installWhatIsMissing } from './install.mjs';
import { bin, main, root, run, step } from './run.mjs';

await main(async () => {
  await installWhatIsMissing();
  await buildWhatIsStale(['till']);
  await step('测量 bench', () => run(bin('tsc'), ['-b', 'bench']));
  const measure = join(root, 'bench/dist/main.js');
  const { ok } = await run(process.execPath, [measure, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (!ok) process.exitCode = 1;
});
