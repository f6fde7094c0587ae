import { setTimeout } from 'node:timers/promises';
import { Logger, runOnce } from 'graphile-worker';
import { keepAsking } from '../../payment';
import { jobs } from '../runWorkerProcess';
import type { TestHouse } from './startHouse';

const silent = new Logger(() => () => undefined);

/** Asks about payments and does the jobs that are due, as the worker does; with `early`, also those whose time has not come. */
export async function workOff(house: TestHouse, { early }: { readonly early: boolean } = { early: false }) {
  if (early) await callEarly(house);
  const ask = keepAsking(house);
  while ((await ask(house.clock())) > 0);
  const { handlers } = jobs(house);
  await runOnce({
    pgPool: house.db.pool,
    noHandleSignals: true,
    logger: silent,
    taskList: Object.fromEntries(handlers.map(({ name, handle }) => [name, handle])),
  });
  await untilWrittenOff(house);
  const failed = await house.rows<{ last_error: string }>(
    'select last_error from graphile_worker.jobs where last_error is not null',
  );
  if (failed.length > 0) throw new Error(`a job failed: ${failed.map((job) => job.last_error).join('; ')}`);
}

async function callEarly(house: TestHouse): Promise<void> {
  await house.rows(`update payments set ask_at = $1 where ask_at is not null`, [house.clock()]);
  await house.rows('update graphile_worker._private_jobs set run_at = now()');
}

/** The queue answers when the jobs are done; that they are is written a moment later. */
async function untilWrittenOff(house: TestHouse): Promise<void> {
  const held = 'select from graphile_worker.jobs where locked_at is not null limit 1';
  while ((await house.rows(held)).length > 0) await setTimeout(5);
}

/** Does once what the worker does every minute under this name. */
export async function sweepOnce(house: TestHouse, name: string): Promise<void> {
  const sweep = jobs(house).everyMinute.find((job) => job.name === name);
  if (sweep === undefined) throw new Error(`the worker has no ${name}`);
  await sweep.handle({});
}
