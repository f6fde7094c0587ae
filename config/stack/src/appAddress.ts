import { createHash } from 'node:crypto';
import { Client, DatabaseError, escapeIdentifier, escapeLiteral } from 'pg';

/** What migrations give the program, and no more; made by them. */
const group = 'jiayou_app';
const login = 'jiayou_server';

const refusedLogin = '28';
const alreadyThere = new Set(['42710', '23505']);

/**
 * The address of the same database for the api and the worker: a login that owns nothing and has the rights of the program's role alone.
 * It is made at the first call; the database must be migrated, and its address be of somebody who may make logins.
 */
export async function appAddress(ownerUrl: string): Promise<string> {
  const address = new URL(ownerUrl);
  // The same for everybody who starts something on this server, known to whoever knows the owner's.
  const password = createHash('sha256').update(`${address.password} ${login}`).digest('base64url');
  address.username = login;
  address.password = password;
  if (!(await opens(address.href))) await makeLogin(ownerUrl, password);
  return address.href;
}

async function opens(url: string): Promise<boolean> {
  try {
    await ask(url, 'select 1');
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.code?.startsWith(refusedLogin) === true) return false;
    throw error;
  }
}

async function makeLogin(ownerUrl: string, password: string): Promise<void> {
  const secret = escapeLiteral(password);
  const name = escapeIdentifier(login);
  try {
    await ask(ownerUrl, `create role ${name} login password ${secret} in role ${escapeIdentifier(group)}`);
  } catch (error) {
    if (!(error instanceof DatabaseError && alreadyThere.has(error.code ?? ''))) throw error;
    await ask(ownerUrl, `alter role ${name} password ${secret}`);
  }
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
