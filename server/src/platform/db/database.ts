import { Pool, types, type PoolConfig } from 'pg';
import { Sequelize } from 'sequelize';

/** Two doors to one PostgreSQL: Sequelize for models and transactions, a plain pool for single prepared statements. */
export interface Database {
  readonly url: string;
  readonly sequelize: Sequelize;
  readonly pool: Pool;
  close(): Promise<void>;
}

types.setTypeParser(types.builtins.INT8, parseSafeInteger);
// A business day is a calendar day, not an instant of some time zone.
types.setTypeParser(types.builtins.DATE, (text) => text);

/** Opens both doors; connects at the first use. */
export function openDatabase(url: string, poolSize: number): Database {
  const config: PoolConfig = { connectionString: url, max: poolSize, application_name: 'jiayou' };
  const pool = new Pool(config);
  // A broken idle connection is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The same for one that somebody holds: who uses it gets the error from what they asked.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const sequelize = new Sequelize(url, {
    dialect: 'postgres',
    logging: false,
    // Saves a round trip at every new connection.
    dialectOptions: { clientMinMessages: 'ignore' },
    pool: { max: poolSize, min: 0, acquire: 10_000 },
    define: { underscored: true, timestamps: false },
    retry: { max: 0 },
  });
  // Statements sent together go out together; Sequelize has no option for it.
  sequelize.addHook('afterConnect', (connection) => {
    Object.assign(connection as object, { pipeline: true });
  });
  return {
    url,
    sequelize,
    pool,
    close: async () => {
      await Promise.all([sequelize.close(), pool.end()]);
    },
  };
}

/** bigint columns hold fen and counters; past 2^53 a number would lie, so it throws. */
function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number`);
  return value;
}
