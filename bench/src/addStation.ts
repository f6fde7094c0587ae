import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import type { Account } from './merchants';

export interface BenchTill {
  readonly id: string;
  readonly shiftId: string;
  /** The cookies of the cashier on duty at it. */
  readonly cookie: string;
}
export interface BenchStation {
  readonly id: string;
  readonly code: string;
  readonly account: Account;
  readonly tills: readonly [BenchTill, ...BenchTill[]];
}

/** A station with a nozzle, a price, its accounts and tills on duty, written straight into the database. */
export async function addStation(
  pool: Pool,
  { code, account, tills = 1 }: { readonly code: string; readonly account: Account; readonly tills?: number },
): Promise<BenchStation> {
  const id = v7();
  await pool.query(
    `insert into stations (id, code, name, address, district, latitude, longitude, in_car_allowed, gas_alarm)
     values ($1, $2, $2, $2, '', 31.2, 121.4, true, true)`,
    [id, code],
  );
  await pool.query(`insert into nozzles values ($1, 1, '92#')`, [id]);
  await pool.query(`insert into posted_prices values ($1, '92#', now() - interval '1 day', 762)`, [id]);
  const { mchid, pid, appAuthToken } = account;
  await pool.query(
    `insert into merchant_accounts (station_id, channel, account_no, app_auth_token, code_api)
     values ($1, 'wechat-pay', $2, null, 'v3'), ($1, 'alipay', $3, $4, null)`,
    [id, mchid, pid, appAuthToken],
  );
  const first = await addTill(pool, { stationId: id, name: `${code}-1` });
  const further: BenchTill[] = [];
  for (let no = 2; no <= tills; no += 1) further.push(await addTill(pool, { stationId: id, name: `${code}-${no}` }));
  return { id, code, account, tills: [first, ...further] };
}

/** `name` is that of the till, of its cashier and of the shift. */
async function addTill(
  pool: Pool,
  { stationId, name }: { readonly stationId: string; readonly name: string },
): Promise<BenchTill> {
  const [id, staffId, shiftId] = [v7(), v7(), v7()];
  await pool.query(
    `insert into staff (id, staff_no, name, role, station_id, password_hash) values ($1, $2, $2, 'cashier', $3, '-')`,
    [staffId, name, stationId],
  );
  await pool.query('insert into tills (id, station_id, name, created_at) values ($1, $2, $3, now())', [
    id,
    stationId,
    name,
  ]);
  await pool.query(
    `insert into shifts (id, shift_no, station_id, staff_id, till_id, opened_at) values ($1, $2, $3, $4, $5, now())`,
    [shiftId, name, stationId, staffId, id],
  );
  const till = await addSession(pool, { kind: 'till', columns: { till_id: id } });
  const columns = { till_id: id, staff_id: staffId, shift_id: shiftId };
  const cashier = await addSession(pool, { kind: 'cashier', columns });
  return { id, shiftId, cookie: `till=${till}; cashier=${cashier}` };
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
