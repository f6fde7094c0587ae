import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES, type StationId } from '@jiayou/contract';
import { z } from 'zod';
import { systemClock } from '../platform/clock';
import { inTransaction, one, read, run, statement, type Database, type Tx } from '../platform/db';
import { newId } from '../platform/ids';
import { hashPassword } from '../staff';
import { createActivationCode } from '../till';

const Chain = z.object({
  hours: z.object({ opensMinute: z.int(), closesMinute: z.int() }),
  prices: z.record(z.string(), z.int()),
  stations: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      address: z.string(),
      district: z.string(),
      latitude: z.number(),
      longitude: z.number(),
      phone: z.string(),
      nozzles: z.array(z.string()),
      codeApi: z.enum(['v3', 'v2']).default('v3'),
      paused: z.string().optional(),
    }),
  ),
  staff: z.array(
    z.object({ staffNo: z.string(), name: z.string(), role: z.enum(ROLES), station: z.string().optional() }),
  ),
  products: z.array(
    z.object({
      barcode: z.string(),
      name: z.string(),
      category: z.string(),
      priceFen: z.int(),
      station: z.string().optional(),
    }),
  ),
  member: z.object({ name: z.string(), phone: z.string(), plates: z.array(z.string()) }),
  password: z.string(),
});
type Chain = z.infer<typeof Chain>;

/** Who can sign in to the demo chain, and codes that bind a till to its first stations for the next half hour. */
export interface DemoSignIns {
  readonly tills: readonly {
    readonly station: string;
    readonly stationId: StationId;
    readonly activationCode: string;
  }[];
  readonly staff: readonly {
    readonly staffNo: string;
    readonly name: string;
    readonly role: string;
    readonly station?: string;
  }[];
  readonly member: { readonly name: string; readonly phone: string; readonly plates: readonly string[] };
  readonly password: string;
}

const TILL_CODES = ['D0001', 'D0001', 'D0002'];
/** The simulator's accounts begin here; the n-th station of the chain is paid on the n-th. */
const FIRST_ACCOUNT_NO = 1_900_000_101;

const insertStation = statement<{ id: StationId }>(
  'seed.station',
  `insert into stations (id, code, name, address, district, latitude, longitude, phone, opens_minute, closes_minute,
     in_car_allowed, gas_alarm, in_car_paused_at, in_car_paused_reason)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, true, true, $11, $12) on conflict (code) do nothing returning id`,
);
const insertNozzle = statement('seed.nozzle', 'insert into nozzles (station_id, nozzle_no, grade) values ($1, $2, $3)');
const insertPrice = statement(
  'seed.price',
  'insert into posted_prices (station_id, grade, starts_at, price_fen_per_litre) values ($1, $2, $3, $4)',
);
const insertAccounts = statement(
  'seed.accounts',
  `insert into merchant_accounts (station_id, channel, account_no, app_auth_token, code_api)
   select s.id, a.channel, a.account_no, a.token, a.code_api from stations s, (values
     ('wechat-pay', $2, null, $3), ('alipay', '208800' || $2, '202611BB' || $2, null), ('bank-card', '89831' || $2, null, null)
   ) as a (channel, account_no, token, code_api)
   where s.code = $1 on conflict do nothing`,
);
const insertProduct = statement(
  'seed.product',
  `insert into products (id, station_id, barcode, name, category, price_fen, position)
   values ($1, (select id from stations where code = $2), $3, $4, $5, $6, $7)
   on conflict (station_id, barcode) where barcode is not null do nothing`,
);
const insertMember = statement<{ id: string }>(
  'seed.member',
  `insert into drivers (id, created_at, name, phone) values ($1, $2, $3, $4)
   on conflict (phone) where phone is not null do nothing returning id`,
);
const insertPlate = statement('seed.plate', 'insert into driver_plates (plate, driver_id) values ($1, $2)');
const insertStaff = statement(
  'seed.staff',
  `insert into staff (id, staff_no, name, role, station_id, password_hash)
   values ($1, $2, $3, $4, (select id from stations where code = $5), $6) on conflict (staff_no) do nothing`,
);
const stationByCode = statement<{ id: StationId; name: string }>(
  'seed.by-code',
  'select id, name from stations where code = $1',
);
const adminId = statement<{ id: string }>(
  'seed.admin',
  `select id from staff where role = 'hq-admin' order by staff_no limit 1`,
);

/** Puts the demo chain in, where it is not there yet, and makes fresh activation codes. */
export async function seed(db: Database, folder: string): Promise<DemoSignIns> {
  const chain = Chain.parse(JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')));
  const passwordHash = await hashPassword(chain.password);
  const now = systemClock();
  await inTransaction(db, async (tx) => {
    for (const [index, station] of chain.stations.entries()) {
      await addStation(tx, { chain, station }, now);
      await run(tx, insertAccounts, [station.code, String(FIRST_ACCOUNT_NO + index), station.codeApi]);
    }
    for (const { staffNo, name, role, station } of chain.staff) {
      await run(tx, insertStaff, [newId(), staffNo, name, role, station ?? null, passwordHash]);
    }
    for (const [position, { station, barcode, name, category, priceFen }] of chain.products.entries()) {
      await run(tx, insertProduct, [newId(), station ?? null, barcode, name, category, priceFen, position]);
    }
    await addMember(tx, chain.member, now);
  });
  const { id: staffId } = one(await read(db, adminId));
  const tills = [];
  for (const code of TILL_CODES) {
    const { id: stationId, name: station } = one(await read(db, stationByCode, [code]));
    const { code: activationCode } = await createActivationCode(db, { stationId, staffId }, now);
    tills.push({ station, stationId, activationCode });
  }
  return {
    tills,
    staff: chain.staff.map(({ station, ...person }) => (station ? { ...person, station } : person)),
    member: chain.member,
    password: chain.password,
  };
}

async function addStation(
  tx: Tx,
  { chain, station }: { chain: Chain; station: Chain['stations'][number] },
  now: Date,
): Promise<void> {
  const { code, name, address, district, latitude, longitude, phone, nozzles, paused } = station;
  const { opensMinute, closesMinute } = chain.hours;
  const place = [newId(), code, name, address, district, latitude, longitude, phone, opensMinute, closesMinute];
  const [added] = await run(tx, insertStation, [...place, paused === undefined ? null : now, paused ?? '']);
  if (added === undefined) return;
  for (const [index, grade] of nozzles.entries()) await run(tx, insertNozzle, [added.id, index + 1, grade]);
  for (const [grade, price] of Object.entries(chain.prices)) await run(tx, insertPrice, [added.id, grade, now, price]);
}

async function addMember(tx: Tx, { name, phone, plates }: Chain['member'], now: Date): Promise<void> {
  const [added] = await run(tx, insertMember, [newId(), now, name, phone]);
  if (added === undefined) return;
  for (const plate of plates) await run(tx, insertPlate, [plate, added.id]);
}
