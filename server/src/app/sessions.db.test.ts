import type { StationId, TillApi } from '@jiayou/contract';
import {
  callerOf,
  newCashier,
  newCode,
  newDesk,
  newDriver,
  newStaff,
  newStation,
  newTill,
  PASSWORD,
  send,
  startHouse,
  type TestHouse,
} from './testing';

let house: TestHouse;
let station: StationId;
beforeAll(async () => {
  house = await startHouse();
  station = await newStation(house);
});
afterAll(() => house.stop());

const look = async (path: string, headers: Record<string, string>) => {
  const { status, body } = await send(`${house.url}/api${path}`, { method: 'GET', headers });
  return { status, code: (body as { code?: string }).code };
};
const OK = { status: 200, code: undefined };
const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

/** One of each kind, and where it looks at itself. */
async function everybody() {
  const [driver, till, cashier, desk] = await Promise.all([
    newDriver(house),
    newTill(house, station),
    newCashier(house, station),
    newDesk(house, 'hq-admin'),
  ]);
  return [
    ['/driver/me', driver.headers],
    ['/till/me', till.headers],
    ['/till/board', cashier.headers],
    ['/desk/me', desk.headers],
  ] as const;
}

test('a session ends at its hour', async () => {
  const sessions = await everybody();
  for (const [path, headers] of sessions) expect(await look(path, headers)).toEqual(OK);

  await house.rows(`update sessions set expires_at = now()`);

  for (const [path, headers] of sessions) {
    expect(await look(path, headers)).toEqual({ status: 401, code: 'session.expired' });
  }
});

test('who signed out stays out, also with the cookie they kept', async () => {
  const cashier = await newCashier(house, station);
  const desk = await newDesk(house, 'hq-admin');
  await cashier.call('POST /till/sign-out', { body: {} });
  await desk.call('POST /desk/sign-out', { body: {} });

  expect(await look('/till/board', cashier.headers)).toEqual({ status: 401, code: 'session.expired' });
  expect(await look('/desk/me', desk.headers)).toEqual({ status: 401, code: 'session.expired' });
  expect(await look('/till/me', cashier.headers)).toEqual(OK);
});

test('who is disabled is out at once, and cannot sign in again', async () => {
  const cashier = await newCashier(house, station);
  const desk = await newDesk(house, 'hq-admin');
  await house.rows('update staff set enabled = false where id in ($1, $2)', [cashier.staff.id, desk.staff.id]);

  expect(await look('/till/board', cashier.headers)).toEqual({ status: 403, code: 'staff.disabled' });
  expect(await look('/desk/me', desk.headers)).toEqual({ status: 403, code: 'staff.disabled' });
  const body = { staffNo: desk.staff.staffNo, password: PASSWORD };
  await expect(desk.call('POST /desk/sign-in', { body })).rejects.toMatchObject({ code: 'staff.disabled' });
});

test('a revoked till is nobody from its next request, and so is the cashier at it', async () => {
  const cashier = await newCashier(house, station);
  const admin = await newDesk(house, 'hq-admin');
  const params = { stationId: station, tillId: cashier.tillId };
  await admin.call('POST /desk/stations/:stationId/tills/:tillId/revoke', { params, body: {} });

  expect(await look('/till/me', cashier.headers)).toEqual({ status: 403, code: 'till.revoked' });
  expect(await look('/till/board', cashier.headers)).toEqual({ status: 403, code: 'till.revoked' });
});

test("a cashier's cookie is worth nothing at another till", async () => {
  const [one, other] = [await newCashier(house, station), await newTill(house, station)];
  const cashierCookie = one.headers.Cookie.split('; ').find((cookie) => cookie.startsWith('cashier=')) ?? '';
  const mixed = { Cookie: `${other.headers.Cookie}; ${cashierCookie}` };

  expect(await look('/till/board', mixed)).toEqual({ status: 403, code: 'session.forbidden' });
  expect(await look('/till/board', { Cookie: cashierCookie })).toEqual({ status: 401, code: 'session.missing' });
  expect(await look('/till/me', mixed)).toEqual(OK);
});

test('a token of one kind is no token of another', async () => {
  const driver = await newDriver(house);
  const till = await newTill(house, station);
  const token = driver.headers.Authorization.replace('Bearer ', '');
  const cookie = till.headers.Cookie.replace('till=', '');

  for (const name of ['till', 'cashier', 'desk']) {
    const path = name === 'desk' ? '/desk/me' : '/till/me';
    expect(await look(path, { Cookie: `${name}=${token}` })).toEqual({ status: 401, code: 'session.missing' });
  }
  expect(await look('/driver/me', { Authorization: `Bearer ${cookie}` })).toEqual({
    status: 401,
    code: 'session.missing',
  });
});

test('tokens are kept as hashes only, and cookies are closed to scripts and other sites', async () => {
  const code = await newCode(house, station);
  const body = { code, tillName: '一号机' };
  const answer = await send(`${house.url}/api/till/activate`, { method: 'POST', body });
  const [cookie = ''] = answer.headers.getSetCookie();

  expect(cookie).toMatch(/; httponly/i);
  expect(cookie).toMatch(/; samesite=strict/i);
  const token = /^till=([\w-]{43});/.exec(cookie)?.[1] ?? 'none';
  const kept = await house.rows<{ row: string }>('select s::text as row from sessions s');
  expect(kept.filter(({ row }) => row.includes(token))).toEqual([]);
});

test('an activation code binds one till, however many try at once, and not after half an hour', async () => {
  const [code, late] = [await newCode(house, station), await newCode(house, station, inMinutes(-31))];
  const activate = (text: string) =>
    callerOf<TillApi>(house.url)('POST /till/activate', { body: { code: text, tillName: '收银机' } });

  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => activate(` ${code.toLowerCase()} `)));

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const wrong of [code, late, 'ABCDEFGHJK']) {
    await expect(activate(wrong)).rejects.toMatchObject({ status: 401, code: 'till.code_invalid' });
  }
});

test('five wrong passwords in a row lock an account for a quarter of an hour, whatever comes next', async () => {
  const { staffNo, id } = await newStaff(house, 'hq-admin');
  const signIn = async (password: string) => {
    const body = { staffNo, password };
    const answer = await send(`${house.url}/api/desk/sign-in`, { method: 'POST', body });
    return answer.status;
  };

  for (let count = 0; count < 4; count += 1) expect(await signIn('wrong')).toBe(401);
  expect(await signIn(PASSWORD)).toBe(200);
  for (let count = 0; count < 5; count += 1) expect(await signIn('wrong')).toBe(401);
  expect(await signIn(PASSWORD)).toBe(423);

  await house.rows(`update staff set locked_until = locked_until - interval '15 minutes' where id = $1`, [id]);
  expect(await signIn(PASSWORD)).toBe(200);
});

test("a till takes its own station's cashiers only, and tells a stranger no more than a wrong password", async () => {
  const till = await newTill(house, station);
  const strangers = [
    await newStaff(house, 'cashier', await newStation(house)),
    await newStaff(house, 'station-master', station),
    await newStaff(house, 'hq-admin'),
    { staffNo: 'nobody' },
  ];

  for (const { staffNo } of strangers) {
    await expect(till.call('POST /till/sign-in', { body: { staffNo, password: PASSWORD } })).rejects.toMatchObject({
      status: 401,
      code: 'staff.wrong_password',
    });
  }
});

test('a cashier who left their shift open resumes it at that till and opens none at another', async () => {
  const cashier = await newCashier(house, station);
  const before = await cashier.call('GET /till/me', {});
  await cashier.call('POST /till/sign-out', { body: {} });
  const body = { staffNo: cashier.staff.staffNo, password: PASSWORD };
  const elsewhere = await newTill(house, station);

  await expect(elsewhere.call('POST /till/sign-in', { body })).rejects.toMatchObject({
    status: 409,
    code: 'shift.elsewhere',
  });
  const again = await cashier.call('POST /till/sign-in', { body });

  expect(again).toMatchObject({ resumed: true, shift: { id: before.onDuty?.shift.id } });
});

test('a cashier has no desk', async () => {
  const { staffNo } = await newStaff(house, 'cashier', station);
  const answer = await send(`${house.url}/api/desk/sign-in`, { method: 'POST', body: { staffNo, password: PASSWORD } });
  expect(answer).toMatchObject({ status: 403, body: { code: 'session.forbidden' } });
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test('a station master sees and pauses the own station only', async () => {
  const master = await newDesk(house, 'station-master', station);
  const other = await newStation(house);
  const pause = (stationId: StationId) =>
    master.call('POST /desk/stations/:stationId/in-car', {
      params: { stationId },
      body: { paused: false, reason: '' },
    });

  const { stations, total } = await master.call('GET /desk/stations', { query: {} });

  expect([stations.map(({ id }) => id), total]).toEqual([[station], 1]);
  await expect(pause(other)).rejects.toMatchObject({ status: 404, code: 'station.not_found' });
  await expect(pause(station)).resolves.toEqual({});
});

test('a login code of WeChat works once; the same driver signing in twice at once is one driver', async () => {
  const { code } = await house.control('/login-code', { appid: 'wx1111111111111111', user: 'twice' });
  const body = { app: 'mini-program', code };
  const signIn = () => send(`${house.url}/api/driver/sign-in`, { method: 'POST', body });
  expect((await signIn()).status).toBe(200);
  expect(await signIn()).toMatchObject({ status: 401, body: { code: 'driver.code_rejected' } });

  const drivers = await Promise.all(Array.from({ length: 5 }, () => newDriver(house, 'newcomer')));
  expect(new Set(drivers.map(({ driverId }) => driverId)).size).toBe(1);
});
