import { TOTP } from 'otpauth';
import { newDesk, newStaff, newStation, newTill, PASSWORD, send, startHouse, type TestHouse } from '../app/testing';

let house: TestHouse;
let admin: Awaited<ReturnType<typeof newDesk>>;
beforeAll(async () => {
  house = await startHouse();
  admin = await newDesk(house, 'hq-admin');
});
afterAll(() => house.stop());

const WRONG = 'not-the-password-9';
const signIn = (staffNo: string, password: string, code?: string) =>
  send(`${house.url}/api/desk/sign-in`, { method: 'POST', body: { staffNo, password, code } });
const found = async (query: Parameters<typeof admin.call<'GET /desk/audit'>>[1]['query'], by = admin) =>
  (await by.call('GET /desk/audit', { query: { action: 'account.refused', ...query } })).entries;
const problems = async (id: string) => (await found({ subject: `staff:${id}` })).map(({ detail }) => detail['problem']);

test('a wrong password says whose account was tried and from where, not by whom, and never the password', async () => {
  const { id, staffNo } = await newStaff(house, 'hq-finance');
  await signIn(staffNo, WRONG);

  const [entry] = await found({ text: staffNo });
  expect(entry).toMatchObject({
    actor: { id: 'nobody' },
    subject: `staff:${id}`,
    detail: { staffNo, problem: 'staff.wrong_password' },
    ip: '127.0.0.1',
  });
  const rows = await house.rows<{ row: string }>('select a::text as row from audit_entries a');
  expect(rows.filter(({ row }) => row.includes(WRONG))).toEqual([]);
});

test('fifty guesses at once leave the five that counted, and a handful of those that found it locked', async () => {
  const { id, staffNo } = await newStaff(house, 'hq-finance');
  for (let round = 0; round < 5; round += 1) {
    await Promise.all(Array.from({ length: 10 }, () => signIn(staffNo, WRONG)));
  }
  const written = await problems(id);
  expect(written.filter((problem) => problem === 'staff.wrong_password')).toHaveLength(5);
  const locked = written.filter((problem) => problem === 'staff.locked').length;
  // Ten at once may all see that there is still room.
  expect(locked).toBeGreaterThanOrEqual(5);
  expect(locked).toBeLessThanOrEqual(15);
});

test('numbers nobody has are written as one account, without what was typed, at most five times a while', async () => {
  for (let guess = 0; guess < 12; guess += 1) await signIn(`${WRONG}-${guess}`, 'x'.repeat(12));
  const entries = await found({ subject: 'staff:unknown' });
  expect(entries.map(({ detail }) => detail)).toEqual(
    Array.from({ length: 5 }, () => ({ problem: 'staff.wrong_password' })),
  );
});

test('a wrong code is written, and so is a disabled account that knows its password; asking for the code is not', async () => {
  const desk = await newDesk(house, 'hq-finance');
  const { secret } = await desk.call('POST /desk/totp/begin', { body: { password: PASSWORD } });
  await desk.call('POST /desk/totp/confirm', { body: { code: new TOTP({ secret }).generate() } });
  await signIn(desk.staff.staffNo, PASSWORD);
  await signIn(desk.staff.staffNo, PASSWORD, 'ABCDE-12345');
  await house.rows('update staff set enabled = false where id = $1', [desk.staff.id]);
  await signIn(desk.staff.staffNo, PASSWORD);
  expect(await problems(desk.staff.id)).toEqual(['staff.disabled', 'staff.wrong_code']);
});

test('a session that does not know the password of its person is written as that person', async () => {
  const desk = await newDesk(house, 'hq-finance');
  await desk.call('POST /desk/totp/begin', { body: { password: WRONG } }).catch(() => undefined);
  const [entry] = await found({ who: desk.staff.staffNo });
  expect(entry).toMatchObject({ actor: { id: `staff:${desk.staff.id}` }, detail: { problem: 'staff.wrong_password' } });
});

test("a master sees who was tried at the own station's tills", async () => {
  const [station, other] = [await newStation(house), await newStation(house)];
  const master = await newDesk(house, 'station-master', station);
  const [own, stranger] = [await newStaff(house, 'cashier', station), await newStaff(house, 'cashier', other)];
  const till = await newTill(house, station);
  for (const { staffNo } of [own, stranger]) {
    await till.call('POST /till/sign-in', { body: { staffNo, password: WRONG } }).catch(() => undefined);
  }
  expect((await found({}, master)).map(({ subject }) => subject)).toEqual([`staff:${own.id}`]);
});
