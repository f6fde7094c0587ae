import { Client, DatabaseError, escapeIdentifier } from 'pg';

const alreadyThere = '42P04';

/** Creates the database an address names, from `template` where one is given; one that is there already is kept. */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  const like = template ? ` template ${escapeIdentifier(template)}` : '';
  try {
    await ask(adminUrl, `create database ${escapeIdentifier(name)}${like}`);
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === alreadyThere)) throw error;
  }
}

/** Drops a database together with the connections that are open on it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await ask(adminUrl, `drop database if exists ${escapeIdentifier(name)} with (force)`);
}

async function ask(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
