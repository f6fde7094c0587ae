// `npm run screenshots`: starts a house of its own and takes the pictures of the README, and more to look at in e2e/out.
// `-- car`, `-- till` or `-- desk` takes one room's alone, and leaves the README's as they are.
import { buildWhatIsStale } from './build.mjs';
import { installWhatIsMissing } from './install.mjs';
import { main, run } from './run.mjs';

await main(async () => {
  await installWhatIsMissing();
  await buildWhatIsStale(['car', 'till', 'desk']);
  const words = process.argv.slice(2);
  const script = ['run', '--silent', '-w', '@jiayou/e2e', 'screenshots', '--', ...words];
  const { ok } = await run('npm', script, { stdio: 'inherit' });
  if (!ok) process.exitCode = 1;
});
