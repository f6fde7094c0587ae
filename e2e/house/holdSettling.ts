import type { House } from './openHouse';
import { until } from './until';

/** A settlement held in its middle: some of its transaction is done, and nothing is committed. */
export interface HeldSettling {
  /** Resolves when a transaction waits. */
  untilWaiting: () => Promise<void>;
  /** Lets go, and waits until the database has no such transaction any more. */
  release: () => Promise<void>;
}

const waiting = `select pid from pg_stat_activity where datname = current_database()
  and wait_event_type = 'Lock' and query like 'update orders set state = ''paid''%'`;

/** Holds the row of an order, which settling its payment needs. Later it would be too late: the commit leaves with the last statements. */
export async function holdSettling(house: House, orderId: string): Promise<HeldSettling> {
  const holder = await house.pool.connect();
  await holder.query('begin');
  await holder.query('select from orders where id = $1 for update', [orderId]);
  return {
    untilWaiting: async () => {
      await until('a settlement that waits', async () => (await house.rows(waiting)).length > 0);
    },
    release: async () => {
      const pids = (await house.rows<{ pid: number }>(waiting)).map(({ pid }) => pid);
      await holder.query('rollback');
      holder.release();
      const alive = 'select from pg_stat_activity where pid = any($1)';
      await until('the end of the killed', async () => (await house.rows(alive, [pids])).length === 0);
    },
  };
}
