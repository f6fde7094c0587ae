import { createDatabase } from './createDatabase';
import { startPostgres, type PostgresOptions } from './startPostgres';

export interface OpenDatabase {
  url: string;
  /** The live process that keeps the server, when that is not this one. */
  keeperPid: number | undefined;
  /** Ends the server if it was started here. */
  stop: () => Promise<void>;
}

/** The database people work with: DATABASE_URL's where that is set, else one in a PostgreSQL of our own. */
export async function openDatabase(options: PostgresOptions): Promise<OpenDatabase> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, keeperPid: undefined, stop: async () => {} };
  const server = await startPostgres(options);
  try {
    await createDatabase(server.urlOf('postgres'), 'jiayou');
  } catch (error) {
    await server.stop();
    throw error;
  }
  const keeperPid = server.ownerPid === process.pid ? undefined : server.ownerPid;
  return { url: server.urlOf('jiayou'), keeperPid, stop: server.stop };
}
