import type { Writable } from 'node:stream';
import type { Client, QueryResult, QueryResultRow } from 'pg';
import type { Database } from './database';

/** One open database transaction; statements go through {@link run}. */
export interface Tx {
  readonly client: Client;
  /** Set by {@link commitWith}. */
  committing?: Promise<QueryResult>;
}

/** Runs work in one database transaction; a throw rolls everything back. */
export async function inTransaction<T>({ sequelize }: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const connections = sequelize.connectionManager;
  const client = (await connections.getConnection({ type: 'write' })) as Client;
  try {
    const answer = await between(client, work);
    connections.releaseConnection(client);
    return answer;
  } catch (error) {
    await client.query('rollback').then(
      () => connections.releaseConnection(client),
      // A connection whose state nobody knows serves no one else.
      () => connections.destroyConnection(client),
    );
    throw error;
  }
}

async function between<T>(client: Client, work: (tx: Tx) => Promise<T>): Promise<T> {
  leaveInOne(client.connection.stream);
  // Leaves with the work's first statement, before it.
  const begun = client.query('begin');
  const tx: Tx = { client };
  const [answer] = await Promise.all([work(tx), begun]);
  const { command } = await (tx.committing ?? client.query('commit'));
  // PostgreSQL answers a commit after a failed statement like this, and without an error.
  if (command !== 'COMMIT') throw new Error('a statement failed and its transaction went on');
  return answer;
}

/**
 * Sends the commit right behind a transaction's last statements: what they lock is not held while we hear of it. Their answers must
 * decide nothing. One that fails takes everything back, as ever.
 */
export async function commitWith<T>(tx: Tx, sent: Promise<T>): Promise<T> {
  tx.committing = tx.client.query('commit');
  // Whoever runs the transaction hears of it; unless the work fails first.
  tx.committing.catch(() => undefined);
  return await sent;
}

/** SQL with a name: PostgreSQL parses and plans it once for each connection. */
export interface Statement<Row extends QueryResultRow = QueryResultRow> {
  readonly name: string;
  readonly text: string;
  /** Never set: it carries the row's type. */
  readonly row?: Row;
}

export function statement<Row extends QueryResultRow = QueryResultRow>(name: string, text: string): Statement<Row> {
  return { name, text };
}

/** Runs a prepared statement inside a transaction. */
export async function run<Row extends QueryResultRow>(
  { client, committing }: Tx,
  { name, text }: Statement<Row>,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  // It would be a transaction of its own.
  if (committing !== undefined) throw new Error(`${name} comes behind the commit`);
  leaveInOne(client.connection.stream);
  return (await client.query<Row>({ name, text, values: [...values] })).rows;
}

/** Statements sent together leave in one packet: each write to the socket costs as much as the statement itself. */
function leaveInOne(socket: Writable): void {
  socket.cork();
  process.nextTick(() => socket.uncork());
}

/** Runs one prepared statement on its own. */
export async function read<Row extends QueryResultRow>(
  db: Database,
  { name, text }: Statement<Row>,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return (await db.pool.query<Row>({ name, text, values: [...values] })).rows;
}

/** The row that must be there. A missing one is a bug of ours. */
export function one<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length !== 1) throw new Error(`expected one row, got ${rows.length}`);
  return row;
}

/** The name of the unique index or check an error broke, if it is one. */
export function brokenConstraint(error: unknown): string | undefined {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' || code === '23514' ? constraint : undefined;
}
