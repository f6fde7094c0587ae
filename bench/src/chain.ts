import { createHash, randomBytes } from 'node:crypto';
import type { Stack } from '@jiayou/config/stack';
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import { z } from 'zod';
import { CHAIN_STATIONS } from './settings';

export interface BenchStation {
  readonly id: string;
  readonly accountNo: string;
  /** The cookies of a cashier on duty at its till. */
  readonly cookie: string;
}
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

/** Stations with a nozzle, a price, an account and a till on duty, and drivers signed in: written straight into the database. */
export async function prepareChain(
  pool: Pool,
  {
    stack,
    appId,
    accountNos,
  }: { readonly stack: Stack; readonly appId: string; readonly accountNos: readonly string[] },
): Promise<Chain> {
  const stations: BenchStation[] = [];
  for (let index = 0; index < CHAIN_STATIONS; index += 1) {
    stations.push(await addStation(pool, { index, accountNo: accountNos[index % accountNos.length] ?? '' }));
  }
  const tokens = await Promise.all(
    Array.from({ length: DRIVERS }, (_, index) => signIn(stack, appId, `bench-${index}`)),
  );
  const { rows } = await pool.query<{ id: string }>('select id from drivers');
  return { stations, tokens, driverIds: rows.map(({ id }) => id), appId };
}

async function addStation(
  pool: Pool,
  { index, accountNo }: { readonly index: number; readonly accountNo: string },
): Promise<BenchStation> {
  const [id, staffId, tillId, shiftId] = [v7(), v7(), v7(), v7()];
  await pool.query(
    `insert into stations (id, code, name, address, district, latitude, longitude, in_car_allowed, gas_alarm)
     values ($1, $2, $2, $2, '', 31.2, 121.4, true, true)`,
    [id, `B${index}`],
  );
  await pool.query(`insert into nozzles values ($1, 1, '92#')`, [id]);
  await pool.query(`insert into posted_prices values ($1, '92#', now() - interval '1 day', 762)`, [id]);
  await pool.query(`insert into merchant_accounts (station_id, channel, account_no) values ($1, 'wechat-pay', $2)`, [
    id,
    accountNo,
  ]);
  await pool.query(
    `insert into staff (id, staff_no, name, role, station_id, password_hash) values ($1, $2, $2, 'cashier', $3, '-')`,
    [staffId, `b${index}`, id],
  );
  await pool.query('insert into tills (id, station_id, name, created_at) values ($1, $2, $3, now())', [
    tillId,
    id,
    'till',
  ]);
  await pool.query(
    `insert into shifts (id, shift_no, station_id, staff_id, till_id, opened_at) values ($1, 'b', $2, $3, $4, now())`,
    [shiftId, id, staffId, tillId],
  );
  const till = await addSession(pool, { kind: 'till', columns: { till_id: tillId } });
  const columns = { till_id: tillId, staff_id: staffId, shift_id: shiftId };
  const cashier = await addSession(pool, { kind: 'cashier', columns });
  return { id, accountNo, cookie: `till=${till}; cashier=${cashier}` };
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

async function addSession(
  pool: Pool,
  { kind, columns }: { readonly kind: string; readonly columns: Readonly<Record<string, string>> },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const names = Object.keys(columns);
  const places = names.map((_, index) => `$${index + 3}`);
  await pool.query(
    `insert into sessions (token_hash, kind, ${names.join()}, created_at, expires_at)
     values ($1, $2, ${places.join()}, now(), now() + interval '1 day')`,
    [createHash('sha256').update(token).digest(), kind, ...Object.values(columns)],
  );
  return token;
}
