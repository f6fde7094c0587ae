// `npm run screenshots`: starts a house of its own and takes the pictures of the README, and more to look at in e2e/out.
import { buildWhatIsStale } from './build.mjs';
import { installWhatIsMissing } from './install.mjs';
import { main, run } from './run.mjs';

await main(async () => {
  await installWhatIsMissing();
  await buildWhatIsStale(['car', 'till', 'desk']);
  const { ok } = await run('npm', ['run', '--silent', '-w', '@jiayou/e2e', 'screenshots'], { stdio: 'inherit' });
  if (!ok) process.exitCode = 1;
});
