// `npm run bench`: the measurements of server/src/app/bench, on an empty database with full safety (fsync on).
import { join } from 'node:path';
import { buildWhatIsStale } from './build.mjs';
import { installWhatIsMissing } from './install.mjs';
import { main, root, run } from './run.mjs';

await main(async () => {
  await installWhatIsMissing();
  await buildWhatIsStale([]);
  const { openDatabase } = await import('@jiayou/config/stack');
  const database = await openDatabase({ dir: join(root, '.cache/bench-postgres'), empty: true });
  try {
    const { ok } = await run(
      process.execPath,
      [join(root, 'server/dist/app/bench/main.js'), ...process.argv.slice(2)],
      {
        env: { ...process.env, DATABASE_URL: database.url },
        stdio: 'inherit',
      },
    );
    if (!ok) process.exitCode = 1;
  } finally {
    await database.stop();
  }
});
