import { run, statement, type Tx } from '../db';

/** A unit of work the worker does later: its name and its payload's shape. */
export interface Job<Payload extends object> {
  readonly name: string;
  /** Never set: it carries the payload's type. */
  readonly payload?: Payload;
}

export const job = <Payload extends object>(name: string): Job<Payload> => ({ name });

const addJob = statement(
  'jobs.add',
  'select graphile_worker.add_job($1, payload := $2::json, run_at := $3, job_key := $4, max_attempts := 25)',
);

/** Adds a job that exists only if the transaction commits. The same key again replaces the waiting one. */
export async function enqueue<Payload extends object>(
  tx: Tx,
  { name }: Job<Payload>,
  work: { readonly payload: Payload; readonly runAt: Date; readonly key: string },
): Promise<void> {
  await run(tx, addJob, [name, JSON.stringify(work.payload), work.runAt, work.key]);
}
