import type { DeskApi, StaffId, StationId, TillApi } from '@jiayou/contract';
import {
  callerOf,
  cookiesOf,
  endShift,
  newCashier,
  newDesk,
  newStaff,
  newStation,
  newTill,
  PASSWORD,
  send,
  startHouse,
  type TestHouse,
} from '../app/testing';

let house: TestHouse;
let station: StationId;
let other: StationId;
let admin: Awaited<ReturnType<typeof newDesk>>;
let master: Awaited<ReturnType<typeof newDesk>>;
beforeAll(async () => {
  house = await startHouse();
  [station, other] = [await newStation(house), await newStation(house)];
  admin = await newDesk(house, 'hq-admin');
  master = await newDesk(house, 'station-master', station);
});
afterAll(() => house.stop());

const OWN = 'my-own-2026';
let counted = 0;
const number = () => `P${(counted += 1)}`;
const hire = (by: typeof admin, body: Partial<Parameters<typeof admin.call<'POST /desk/staff'>>[1]['body']> = {}) =>
  by.call('POST /desk/staff', {
    body: { staffNo: number(), name: '小赵', role: 'cashier', stationId: station, ...body },
  });
const setEnabled = (by: typeof admin, staffId: StaffId, enabled: boolean) =>
  by.call('POST /desk/staff/:staffId/enabled', { params: { staffId }, body: { enabled } });
const signIn = (staffNo: string, password: string) =>
  send(`${house.url}/api/desk/sign-in`, { method: 'POST', body: { staffNo, password } });
const auditOf = (staffId: string) =>
  house.rows<{ action: string; before: object | null; after: object | null; ip: string; actor_role: string }>(
    'select action, before, after, ip, actor_role from audit_entries where subject = $1 order by id',
    [`staff:${staffId}`],
  );

test('an administrator makes a finance person, whose one-time password opens nothing but its own change', async () => {
  const { staff, oneTimePassword } = await hire(admin, { role: 'hq-finance', stationId: undefined });
  const answer = await signIn(staff.staffNo, oneTimePassword);
  expect(answer.body).toMatchObject({ mustChangePassword: true, rights: ['desk.enter'] });
  const call = callerOf<DeskApi>(house.url, { Cookie: cookiesOf(answer) });

  await expect(call('GET /desk/stations', { query: {} })).rejects.toMatchObject({
    status: 403,
    code: 'staff.must_change_password',
  });
  await call('POST /desk/password', { body: { password: oneTimePassword, newPassword: OWN } });

  expect(await call('GET /desk/me', {})).toMatchObject({ mustChangePassword: false });
  await expect(call('GET /desk/stations', { query: {} })).resolves.toMatchObject({});
  expect(await signIn(staff.staffNo, oneTimePassword)).toMatchObject({ status: 401 });
  expect((await signIn(staff.staffNo, OWN)).status).toBe(200);
});

test('a cashier with a one-time password is told at the till, and names their own in the same call', async () => {
  const { staff, oneTimePassword } = await hire(master);
  const till = await newTill(house, station);
  const body = { staffNo: staff.staffNo, password: oneTimePassword };

  await expect(till.call('POST /till/sign-in', { body })).rejects.toMatchObject({ code: 'staff.must_change_password' });
  await expect(
    till.call('POST /till/sign-in', { body: { ...body, newPassword: oneTimePassword } }),
  ).rejects.toMatchObject({ code: 'staff.weak_password' });
  await expect(till.call('POST /till/sign-in', { body: { ...body, newPassword: OWN } })).resolves.toMatchObject({
    resumed: false,
  });

  const again = { staffNo: staff.staffNo, password: OWN };
  await expect(till.call('POST /till/sign-in', { body: again })).resolves.toMatchObject({ resumed: true });
  await expect(till.call('POST /till/sign-in', { body })).rejects.toMatchObject({ code: 'staff.wrong_password' });
});

test('a master who was given a one-time password cannot take a shift over with it', async () => {
  const cashier = await newCashier(house, station);
  const { staff, oneTimePassword } = await hire(admin, { role: 'station-master' });
  const body = { staffNo: staff.staffNo, password: oneTimePassword, reason: '换班' };
  await expect(cashier.call('POST /till/shift/hand-over', { body })).rejects.toMatchObject({
    code: 'staff.not_master',
  });
});

test('a number belongs to one person, however many administrators give it at once', async () => {
  const staffNo = number();
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => hire(admin, { staffNo })));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
  expect(new Set(refusals)).toEqual(new Set(['staff.number_taken']));
});

test('a master manages the cashiers of the own station and nobody else', async () => {
  const own = await newStaff(house, 'cashier', station);
  const strangers = [
    await newStaff(house, 'cashier', other),
    await newStaff(house, 'station-finance', station),
    await newStaff(house, 'station-master', station),
    await newStaff(house, 'hq-admin'),
  ];

  for (const { id } of strangers) {
    const refused = { status: 404, code: 'staff.not_found' };
    await expect(setEnabled(master, id, false)).rejects.toMatchObject(refused);
    const params = { staffId: id };
    await expect(master.call('POST /desk/staff/:staffId/reset-password', { params, body: {} })).rejects.toMatchObject(
      refused,
    );
  }
  await expect(hire(master, { role: 'station-master' })).rejects.toMatchObject({ code: 'staff.beyond_you' });
  await expect(hire(master, { stationId: other })).rejects.toMatchObject({ code: 'staff.beyond_you' });
  await expect(hire(master, { role: 'hq-admin', stationId: undefined })).rejects.toMatchObject({
    code: 'staff.beyond_you',
  });
  await expect(setEnabled(master, own.id, false)).resolves.toMatchObject({ enabled: false });
  expect((await hire(master, { stationId: undefined })).staff.station?.id).toBe(station);

  const { staff } = await master.call('GET /desk/staff', { query: { limit: 100 } });
  expect(new Set(staff.map(({ role, station: at }) => `${role} ${at?.id}`))).toEqual(new Set([`cashier ${station}`]));
});

test('a master cannot make a cashier into more, nor send one to another station', async () => {
  const { staff } = await hire(master);
  const edit = (change: object) =>
    master.call('POST /desk/staff/:staffId', {
      params: { staffId: staff.id },
      body: { name: staff.name, role: 'cashier', stationId: station, version: staff.version, ...change },
    });
  await expect(edit({ role: 'station-master' })).rejects.toMatchObject({ code: 'staff.beyond_you' });
  await expect(edit({ role: 'hq-admin', stationId: undefined })).rejects.toMatchObject({ code: 'staff.beyond_you' });
  await expect(edit({ stationId: other })).rejects.toMatchObject({ code: 'staff.beyond_you' });
  await expect(edit({ name: '小钱' })).resolves.toMatchObject({ name: '小钱', role: 'cashier' });
});

test('nobody changes their own account, so the last administrator stays', async () => {
  const { id } = admin.staff;
  const params = { staffId: id };
  const body = { name: '自己', role: 'hq-admin', version: 1 } as const;
  const own = { status: 403, code: 'staff.own' };
  await expect(setEnabled(admin, id, false)).rejects.toMatchObject(own);
  await expect(admin.call('POST /desk/staff/:staffId', { params, body })).rejects.toMatchObject(own);
  await expect(admin.call('POST /desk/staff/:staffId/reset-totp', { params, body: {} })).rejects.toMatchObject(own);
});

test('of administrators who disable each other at once, in a pair or in a ring, at least one stays', async () => {
  for (let round = 0; round < 8; round += 1) {
    const ring = await Promise.all(Array.from({ length: 2 + (round % 2) }, () => newDesk(house, 'hq-admin')));
    const ids = ring.map(({ staff }) => staff.id);
    await Promise.allSettled(
      ring.map((one, index) => setEnabled(one, ids[(index + 1) % ids.length] ?? one.staff.id, false)),
    );
    const left = await house.rows('select from staff where id = any($1) and enabled', [ids]);
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(ids.length);
  }
});

test("a disabled cashier's next call at the till is refused, and their old session does not come back with them", async () => {
  const cashier = await newCashier(house, station);
  await setEnabled(master, cashier.staff.id, false);
  await expect(cashier.call('GET /till/board', {})).rejects.toMatchObject({ status: 403, code: 'staff.disabled' });
  const body = { staffNo: cashier.staff.staffNo, password: PASSWORD };
  await expect(cashier.call('POST /till/sign-in', { body })).rejects.toMatchObject({ code: 'staff.disabled' });

  await setEnabled(master, cashier.staff.id, true);
  await expect(cashier.call('GET /till/board', {})).rejects.toMatchObject({ status: 401, code: 'session.expired' });
  await expect(cashier.call('POST /till/sign-in', { body })).resolves.toMatchObject({ resumed: true });
});

test('whoever signs in while being disabled is out, whichever came first', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id, staffNo } = await newStaff(house, 'station-finance', station);
    const [answer] = await Promise.all([signIn(staffNo, PASSWORD), setEnabled(admin, id, false)]);
    await setEnabled(admin, id, true);
    const headers = { Cookie: cookiesOf(answer) };
    const { status } = await send(`${house.url}/api/desk/me`, { method: 'GET', headers });
    expect(status).toBe(401);
  }
});

test('of two administrators who edit one person the second is told, and nothing is lost', async () => {
  const { staff } = await hire(admin);
  const edit = (name: string) =>
    admin.call('POST /desk/staff/:staffId', {
      params: { staffId: staff.id },
      body: { name, role: 'cashier', stationId: station, version: staff.version },
    });
  const outcomes = await Promise.allSettled([edit('小孙'), edit('小李')]);

  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toEqual([expect.objectContaining({ reason: expect.objectContaining({ code: 'staff.changed' }) })]);
  expect((await auditOf(staff.id)).map(({ action }) => action)).toEqual(['staff.create', 'staff.edit']);
});

test('a cashier changes station after their shift, and signs in anew there', async () => {
  const cashier = await newCashier(house, station);
  const move = () =>
    admin.call('POST /desk/staff/:staffId', {
      params: { staffId: cashier.staff.id },
      body: { name: '小周', role: 'cashier', stationId: other, version: 1 },
    });
  await expect(move()).rejects.toMatchObject({ code: 'staff.on_duty' });
  await endShift(cashier);
  await move();

  const till = await newTill(house, other);
  const body = { staffNo: cashier.staff.staffNo, password: PASSWORD };
  await expect(callerOf<TillApi>(house.url, till.headers)('POST /till/sign-in', { body })).resolves.toMatchObject({
    resumed: false,
  });
});

test.each([
  ['hq-finance', true],
  ['cashier', false],
] as const)('a %s with a station: %s is refused', async (role, hasStation) => {
  await expect(hire(admin, { role, stationId: hasStation ? station : undefined })).rejects.toMatchObject({
    code: 'staff.station_needed',
  });
});

test('the list is found by number, name, role and state, page by page, with the totals of all', async () => {
  const at = await newStation(house);
  for (const name of ['钱一', '钱二', '孙三']) await hire(admin, { stationId: at, name });
  const { staff } = await admin.call('GET /desk/staff', { query: { stationId: at, search: '钱' } });
  expect(staff.map(({ name }) => name)).toEqual(['钱一', '钱二']);
  await setEnabled(admin, staff[0]?.id ?? admin.staff.id, false);

  const first = await admin.call('GET /desk/staff', { query: { stationId: at, limit: 2 } });
  expect([first.staff.length, first.totals]).toEqual([2, { all: 3, enabled: 2 }]);
  const rest = await admin.call('GET /desk/staff', { query: { stationId: at, limit: 2, after: first.next } });
  expect([rest.staff.map(({ name }) => name), rest.next, rest.totals]).toEqual([['孙三'], undefined, first.totals]);
  const disabled = await admin.call('GET /desk/staff', { query: { stationId: at, enabled: 'no' } });
  expect(disabled.staff.map(({ name }) => name)).toEqual(['钱一']);
});

test('every change of a person is written down: by whom, from where, before and after', async () => {
  const { staff } = await hire(master);
  await setEnabled(master, staff.id, false);
  await setEnabled(master, staff.id, false);
  const from = { ip: '127.0.0.1', actor_role: 'station-master' };
  expect(await auditOf(staff.id)).toEqual([
    { action: 'staff.create', before: null, after: expect.objectContaining({ role: 'cashier' }), ...from },
    { action: 'staff.disable', before: { enabled: true }, after: { enabled: false }, ...from },
  ]);
});
