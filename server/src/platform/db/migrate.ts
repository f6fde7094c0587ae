import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import { Umzug } from 'umzug';
import type { Database } from './database';

/** The database was migrated by newer code than this. */
class NewerDatabaseError extends Error {
  constructor(names: readonly string[]) {
    super(`the database is newer than this program: it knows ${names.join(', ')}; start the newer program`);
    this.name = 'NewerDatabaseError';
  }
}

/** Brings the schema up to date, forward only, one transaction a file. @throws NewerDatabaseError */
export async function migrate(db: Database, folder: string): Promise<readonly string[]> {
  const lock = await db.pool.connect();
  try {
    // Several processes may start at once; one migrates, the others find it done.
    await lock.query("select pg_advisory_lock(hashtext('jiayou.migrate'))");
    const known = new Set(readdirSync(folder));
    const newer = (await executed(db)).filter((name) => !known.has(name));
    if (newer.length > 0) throw new NewerDatabaseError(newer);
    await runMigrations({ pgPool: db.pool });
    return (await createMigrator(db, folder).up()).map((migration) => migration.name);
  } finally {
    await lock.query("select pg_advisory_unlock(hashtext('jiayou.migrate'))");
    lock.release();
  }
}

function createMigrator(db: Database, folder: string): Umzug {
  return new Umzug({
    migrations: readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .toSorted()
      .map((name) => ({
        name,
        up: async () => {
          const sql = readFileSync(join(folder, name), 'utf8');
          // Several statements in one query are one transaction.
          await db.pool.query(`${sql}\n;insert into schema_migrations (name) values ('${name}')`);
        },
      })),
    storage: {
      // Written with the migration itself, in its transaction.
      logMigration: () => Promise.resolve(),
      unlogMigration: () => Promise.reject(new Error('migrations go forward only')),
      executed: () => executed(db),
    },
    logger: undefined,
  });
}

async function executed(db: Database): Promise<string[]> {
  await db.pool.query(
    'create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())',
  );
  const { rows } = await db.pool.query<{ name: string }>('select name from schema_migrations order by name');
  return rows.map(({ name }) => name);
}
