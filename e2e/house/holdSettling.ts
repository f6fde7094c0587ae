import type { House } from './openHouse';
import { until } from './until';

/** A settlement held at its last statement: everything else of its transaction is done, nothing is committed. */
export interface HeldSettling {
  /** Resolves when a transaction waits. */
  untilWaiting: () => Promise<void>;
  /** Lets go, and waits until the database has no such transaction any more. */
  release: () => Promise<void>;
}

const waiting = `select pid from pg_stat_activity where datname = current_database()
  and wait_event_type = 'Lock' and query like '%till_cursors%'`;

/** Holds the row of a station's cursor, which settling a payment needs last. */
export async function holdSettling(house: House, stationId: string): Promise<HeldSettling> {
  await house.rows('insert into till_cursors (station_id, last_seq) values ($1, 0) on conflict do nothing', [
    stationId,
  ]);
  const holder = await house.pool.connect();
  await holder.query('begin');
  await holder.query('select from till_cursors where station_id = $1 for update', [stationId]);
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
