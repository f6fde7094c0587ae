// `npm run import:stations -- FILE.csv [--skip-bad]`: into the database that `npm start` works with.
import { join, resolve } from 'node:path';
import { buildWhatIsStale } from './build.mjs';
import { installWhatIsMissing } from './install.mjs';
import { Complaint, main, root, run } from './run.mjs';

await main(async () => {
  await installWhatIsMissing();
  await buildWhatIsStale([]);
  const { openDatabase } = await import('@jiayou/config/stack');
  const database = await openDatabase({ dir: resolve(root, process.env.DATA_DIR || '.data', 'postgres') });
  try {
    const server = (args, stdio) =>
      run(process.execPath, [join(root, 'server/dist/app/main.js'), ...args], {
        // A file is named from where the person stands.
        cwd: process.env.INIT_CWD ?? root,
        env: { ...process.env, DATABASE_URL: database.url },
        stdio,
      });
    const migrated = await server(['migrate'], 'pipe');
    if (!migrated.ok) throw new Complaint(migrated.output.trim());
    const { ok } = await server(['import-stations', ...process.argv.slice(2)], 'inherit');
    if (!ok) process.exitCode = 1;
  } finally {
    await database.stop();
  }
});
