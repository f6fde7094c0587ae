import { Client } from 'pg';
import { statement, read, type Database } from '../db';
import type { Logger } from '../logger';

const LOOK_MS = 5_000;
const LIFE = "hashtext('jiayou.worker')";

const holders = statement<{ locked_by: string }>(
  'jobs.holders',
  // One that has just begun may not hold its lock yet.
  `select distinct locked_by from graphile_worker.jobs where locked_at < now() - interval '5 seconds'`,
);

/** Says which of this process's workers live, and frees the jobs of those that do not. */
export interface WorkerLife {
  begin(workerId: string): Promise<void>;
  end(): Promise<void>;
}

/**
 * A killed worker leaves its jobs locked, and the queue would wait four hours for it. So every worker holds an advisory lock as
 * long as its process lives; PostgreSQL drops it the moment the connection does. Whoever can take a holder's lock knows that it is
 * dead and frees what it held. Should a live one ever lose its connection, a job is done twice, which every job bears.
 */
export async function openWorkerLife(db: Database, log: Logger): Promise<WorkerLife> {
  const client = new Client({ connectionString: db.url, application_name: 'jiayou-worker-life', keepAlive: true });
  // Without its life line this process is taken for dead; it ends and is started again.
  client.on('error', (error) => {
    log.error({ err: error }, 'the worker lost its life line');
    process.kill(process.pid, 'SIGTERM');
  });
  await client.connect();
  await freeTheDead(db, client, log);
  const look = (): void =>
    void freeTheDead(db, client, log).catch((error: unknown) =>
      log.warn({ err: error }, 'dead workers not looked for'),
    );
  const timer = setInterval(look, LOOK_MS);
  return {
    begin: async (workerId) => {
      await client.query(`select pg_advisory_lock(${LIFE}, hashtext($1))`, [workerId]);
    },
    end: async () => {
      clearInterval(timer);
      await client.end();
    },
  };
}

async function freeTheDead(db: Database, client: Client, log: Logger): Promise<void> {
  const names = (await read(db, holders)).map(({ locked_by: name }) => name);
  for (const name of names) {
    const { rows } = await client.query<{ alive: boolean }>(
      `select exists (select from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
         where l.locktype = 'advisory' and l.objsubid = 2 and l.granted
           and l.classid = ${LIFE}::oid and l.objid = hashtext($1)::oid) as alive`,
      [name],
    );
    if (rows[0]?.alive === true) continue;
    log.warn({ worker: name }, 'a worker died; its jobs are free again');
    await client.query('select graphile_worker.force_unlock_workers($1)', [[name]]);
  }
}
