import type { DeskApi, StationId } from '@jiayou/contract';
import {
  callerOf,
  cookiesOf,
  newDesk,
  newStaff,
  newStation,
  PASSWORD,
  send,
  startHouse,
  type TestHouse,
} from '../app/testing';
import { firstAdmin } from './firstAdmin';

let house: TestHouse;
let station: StationId;
let admin: Awaited<ReturnType<typeof newDesk>>;
beforeAll(async () => {
  house = await startHouse();
  station = await newStation(house);
  admin = await newDesk(house, 'hq-admin');
});
afterAll(() => house.stop());

const OWN = 'my-own-2026';
const signIn = (staffNo: string, password: string) =>
  send(`${house.url}/api/desk/sign-in`, { method: 'POST', body: { staffNo, password } });

test('a password that is reset signs its owner out everywhere and ends a lock', async () => {
  const finance = await newDesk(house, 'station-finance', station);
  const { id, staffNo } = finance.staff;
  for (let wrong = 0; wrong < 5; wrong += 1) await signIn(staffNo, 'wrong');
  expect(await signIn(staffNo, PASSWORD)).toMatchObject({ status: 423 });

  const { oneTimePassword } = await admin.call('POST /desk/staff/:staffId/reset-password', {
    params: { staffId: id },
    body: {},
  });
  await expect(finance.call('GET /desk/me', {})).rejects.toMatchObject({ code: 'session.expired' });
  expect((await signIn(staffNo, oneTimePassword)).status).toBe(200);
});

test('thirty wrong passwords at once are five', async () => {
  const { id, staffNo } = await newStaff(house, 'hq-finance');
  const answers = await Promise.all(Array.from({ length: 30 }, () => signIn(staffNo, 'wrong')));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  const [row] = await house.rows('select 1 from staff where id = $1 and locked_until > now()', [id]);
  expect(row).toBeDefined();
});

test('changing the own password ends every other session of the person', async () => {
  const [here, there] = [await newDesk(house, 'hq-marketing'), await newDesk(house, 'hq-marketing')];
  const answer = await signIn(here.staff.staffNo, PASSWORD);
  const elsewhere = callerOf<DeskApi>(house.url, { Cookie: cookiesOf(answer) });

  await expect(
    here.call('POST /desk/password', { body: { password: 'wrong', newPassword: OWN } }),
  ).rejects.toMatchObject({ code: 'staff.wrong_password' });
  await here.call('POST /desk/password', { body: { password: PASSWORD, newPassword: OWN } });

  await expect(elsewhere('GET /desk/me', {})).rejects.toMatchObject({ code: 'session.expired' });
  await expect(here.call('GET /desk/me', {})).resolves.toMatchObject({});
  await expect(there.call('GET /desk/me', {})).resolves.toMatchObject({});
});

test('sessions say where they came from, and one of them can be ended', async () => {
  const here = await newDesk(house, 'hq-finance');
  const body = { staffNo: here.staff.staffNo, password: PASSWORD };
  const headers = { 'User-Agent': 'Firefox on a borrowed computer' };
  const answer = await send(`${house.url}/api/desk/sign-in`, { method: 'POST', headers, body });
  const lent = callerOf<DeskApi>(house.url, { Cookie: cookiesOf(answer) });

  const { sessions } = await here.call('GET /desk/sessions', {});
  const theirs = sessions.find(({ isThis }) => !isThis);
  expect(theirs).toMatchObject({ kind: 'desk', ip: '127.0.0.1', userAgent: 'Firefox on a borrowed computer' });
  const after = await here.call('POST /desk/sessions/revoke', { body: { sessionId: theirs?.id } });

  expect(after.sessions.map(({ isThis }) => isThis)).toEqual([true]);
  await expect(lent('GET /desk/me', {})).rejects.toMatchObject({ code: 'session.expired' });
  // Nobody ends a session of somebody else by its id.
  const [mine] = (await admin.call('GET /desk/sessions', {})).sessions;
  await here.call('POST /desk/sessions/revoke', { body: { sessionId: mine?.id } });
  await expect(admin.call('GET /desk/me', {})).resolves.toMatchObject({});
});

test('a session is seen once a minute, not at every call', async () => {
  const desk = await newDesk(house, 'hq-finance');
  const seen = () =>
    house.rows<{ seen: Date }>('select last_seen_at as seen from sessions where staff_id = $1', [desk.staff.id]);
  const [before] = await seen();
  await desk.call('GET /desk/me', {});
  expect(await seen()).toEqual([before]);

  await house.rows(`update sessions set last_seen_at = now() - interval '61 seconds' where staff_id = $1`, [
    desk.staff.id,
  ]);
  await desk.call('GET /desk/me', {});
  expect((await seen())[0]?.seen.getTime()).toBeGreaterThanOrEqual(before?.seen.getTime() ?? Infinity);
});

test('a chain without an administrator gets one, and only one', async () => {
  const empty = await startHouse();
  const make = (staffNo: string) => firstAdmin(empty.db, { staffNo, name: '沈总' }, new Date());
  const passwords = (await Promise.all([make('A1'), make('A2'), make('A3')])).filter((one) => one !== undefined);
  expect(passwords).toHaveLength(1);
  const [row] = await empty.rows<{ no: string }>('select staff_no as no from staff');
  const answer = await send(`${empty.url}/api/desk/sign-in`, {
    method: 'POST',
    body: { staffNo: row?.no, password: passwords[0] },
  });
  expect(answer.body).toMatchObject({ mustChangePassword: true, staff: { role: 'hq-admin' } });
  await empty.stop();
});

test('nobody says where they come from but a proxy of ours', async () => {
  const behind = await startHouse({ TRUSTED_PROXIES: 1 });
  for (const [at, ip] of [
    [house, '127.0.0.1'],
    [behind, '198.51.100.7'],
  ] as const) {
    const { staffNo } = await newStaff(at, 'hq-finance');
    const headers = { 'X-Forwarded-For': '203.0.113.9, 198.51.100.7' };
    const body = { staffNo, password: PASSWORD };
    const answer = await send(`${at.url}/api/desk/sign-in`, { method: 'POST', headers, body });
    const call = callerOf<DeskApi>(at.url, { Cookie: cookiesOf(answer) });
    expect((await call('GET /desk/sessions', {})).sessions).toEqual([expect.objectContaining({ ip })]);
  }
  await behind.stop();
});
