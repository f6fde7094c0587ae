import type { Stack } from '@jiayou/config/stack';
import type { Pool } from 'pg';
import { z } from 'zod';
import { addStation, type BenchStation } from './addStation';
import type { Account } from './merchants';
import { CHAIN_STATIONS } from './settings';

export interface Chain {
  readonly stations: readonly BenchStation[];
  /** Of drivers that signed in; they go into `Authorization`. */
  readonly tokens: readonly string[];
  readonly driverIds: readonly string[];
  readonly appId: string;
}

const DRIVERS = 64;
const Code = z.object({ code: z.string() });
const Token = z.object({ token: z.string() });

/** Stations with a till on duty, written straight into the database, and drivers signed in. */
export async function prepareChain(
  pool: Pool,
  { stack, appId, accounts }: { readonly stack: Stack; readonly appId: string; readonly accounts: readonly Account[] },
): Promise<Chain> {
  const stations: BenchStation[] = [];
  for (let index = 0; index < CHAIN_STATIONS; index += 1) {
    stations.push(await addStation(pool, { code: `B${index}`, account: pick(accounts, index) }));
  }
  const tokens = await Promise.all(
    Array.from({ length: DRIVERS }, (_, index) => signIn(stack, appId, `bench-${index}`)),
  );
  const { rows } = await pool.query<{ id: string }>('select id from drivers');
  return { stations, tokens, driverIds: rows.map(({ id }) => id), appId };
}

/** The items in turn, over and over. */
export function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}

async function signIn({ url, simulatorUrl }: Stack, appId: string, user: string): Promise<string> {
  const { code } = Code.parse(await post(`${simulatorUrl}/control/login-code`, { appid: appId, user }));
  return Token.parse(await post(`${url}/api/driver/sign-in`, { app: 'mini-program', code })).token;
}

async function post(url: string, body: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
