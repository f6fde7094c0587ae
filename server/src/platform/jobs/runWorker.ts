import { EventEmitter } from 'node:events';
import { Logger as GraphileLogger, run as runGraphile, type WorkerEvents } from 'graphile-worker';
import type { Database } from '../db';
import type { Logger } from '../logger';
import type { Job } from './enqueue';
import { openWorkerLife } from './workerLife';

export interface JobHandler {
  readonly name: string;
  readonly handle: (payload: unknown) => Promise<void>;
}

/** Binds a job to what does it. A throw is tried again later, with growing pauses. */
export function handles<Payload extends object>(
  job: Job<Payload>,
  work: (payload: Payload) => Promise<void>,
): JobHandler {
  return { name: job.name, handle: (payload) => work(payload as Payload) };
}

// graphile-worker reports much; only its errors are news.
const ERRORS = new Set<string>(['error']);

// Most jobs are questions for later that need no answer then: looking at each as it is put down would cost the database more than all
// the work. So due jobs are fetched together, a quarter of a second late at most.
const LOCAL_QUEUE = { size: 16, refetchDelay: { durationMs: 250, threshold: 15, maxAbortThreshold: Infinity } };

/** Starts the worker: jobs as they come due, and `everyMinute` by the clock. Answers how to stop it. */
export async function runWorker(
  db: Database,
  work: { readonly handlers: readonly JobHandler[]; readonly everyMinute: readonly JobHandler[] },
  log: Logger,
): Promise<() => Promise<void>> {
  const life = await openWorkerLife(db, log);
  const events: WorkerEvents = new EventEmitter();
  // A job is locked by its worker or by the pool of them: both live as long as this process.
  const begin = (id: string): void =>
    void life.begin(id).catch((error: unknown) => log.error({ err: error }, 'a worker has no life line'));
  events.on('pool:create', ({ workerPool }) => begin(workerPool.id));
  events.on('worker:create', ({ worker }) => begin(worker.workerId));
  const all = [...work.handlers, ...work.everyMinute];
  const runner = await runGraphile({
    pgPool: db.pool,
    events,
    concurrency: 8,
    pollInterval: 1000,
    preset: { worker: { localQueue: LOCAL_QUEUE, completeJobBatchDelay: 50 } },
    noHandleSignals: true,
    logger: new GraphileLogger(() => (level, message) => {
      if (ERRORS.has(level)) log.error({ job: message }, 'a job failed and will be tried again');
    }),
    taskList: Object.fromEntries(all.map(({ name, handle }) => [name, handle])),
    crontab: work.everyMinute.map(({ name }) => `* * * * * ${name}`).join('\n'),
  });
  return async () => {
    await runner.stop();
    await life.end();
  };
}
