import { randomUUID } from 'node:crypto';
import type { DeskApi, DriverApi, Role, StaffId, StationId, TillApi } from '@jiayou/contract';
import { systemClock } from '../../platform/clock';
import { hashPassword } from '../../staff';
import { createActivationCode } from '../../till';
import { callerOf, cookiesOf, send } from './callHttp';
import { MINI_APP } from './providers';
import type { TestHouse } from './startHouse';

export const PASSWORD = 'jiayou-2026';
const passwordHash = hashPassword(PASSWORD);
let counted = 0;
const next = (): number => (counted += 1);

/** A driver who signed in with the mini-program. */
export async function newDriver(house: TestHouse, user = `driver-${next()}`) {
  const { code } = await house.control('/login-code', { appid: MINI_APP, user });
  const signIn = callerOf<DriverApi>(house.url);
  const { token } = await signIn('POST /driver/sign-in', { body: { app: 'mini-program', code: String(code) } });
  const headers = { Authorization: `Bearer ${token}` };
  const [row] = await house.rows<{ driver_id: string }>('select driver_id from driver_identities where open_id = $1', [
    house.simulator.openidOf(MINI_APP, user),
  ]);
  return { driverId: row?.driver_id ?? '', headers, call: callerOf<DriverApi>(house.url, headers) };
}
export type TestDriver = Awaited<ReturnType<typeof newDriver>>;

/** A person with the password of everybody here. */
export async function newStaff(house: TestHouse, role: Role, stationId?: StationId) {
  const staffNo = `${role}-${next()}`;
  const id = randomUUID() as StaffId;
  await house.rows(
    'insert into staff (id, staff_no, name, role, station_id, password_hash) values ($1, $2, $3, $4, $5, $6)',
    [id, staffNo, `员工${staffNo}`.slice(0, 20), role, stationId ?? null, await passwordHash],
  );
  return { id, staffNo };
}

/** A code that binds one till to a station. */
export async function newCode(house: TestHouse, stationId: StationId, now = systemClock()): Promise<string> {
  const { id } = await newStaff(house, 'hq-admin');
  return (await createActivationCode(house.db, { stationId, staffId: id }, now)).code;
}

/** A till bound to a station, nobody on duty. */
export async function newTill(house: TestHouse, stationId: StationId) {
  const body = { code: await newCode(house, stationId), tillName: `收银机${next()}` };
  const answer = await send(`${house.url}/api/till/activate`, { method: 'POST', body });
  const headers = { Cookie: cookiesOf(answer) };
  const { till } = answer.body as { till: { id: string } };
  return { tillId: till.id, headers, call: callerOf<TillApi>(house.url, headers) };
}
export type TestTill = Awaited<ReturnType<typeof newTill>>;

/** A till with a cashier on duty. */
export async function newCashier(house: TestHouse, stationId: StationId) {
  const till = await newTill(house, stationId);
  const staff = await newStaff(house, 'cashier', stationId);
  const body = { staffNo: staff.staffNo, password: PASSWORD };
  const answer = await send(`${house.url}/api/till/sign-in`, { method: 'POST', headers: till.headers, body });
  const headers = { Cookie: `${till.headers.Cookie}; ${cookiesOf(answer)}` };
  return { tillId: till.tillId, staff, headers, call: callerOf<TillApi>(house.url, headers) };
}
export type TestCashier = Awaited<ReturnType<typeof newCashier>>;

/** Somebody signed in at a desk. */
export async function newDesk(house: TestHouse, role: Exclude<Role, 'cashier'>, stationId?: StationId) {
  const staff = await newStaff(house, role, stationId);
  const body = { staffNo: staff.staffNo, password: PASSWORD };
  const answer = await send(`${house.url}/api/desk/sign-in`, { method: 'POST', body });
  const headers = { Cookie: cookiesOf(answer) };
  return { staff, headers, call: callerOf<DeskApi>(house.url, headers) };
}
