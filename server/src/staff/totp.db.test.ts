import { setTimeout as sleep } from 'node:timers/promises';
import type { DeskApi } from '@jiayou/contract';
import { TOTP } from 'otpauth';
import { callerOf, cookiesOf, newDesk, newStation, PASSWORD, send, startHouse, type TestHouse } from '../app/testing';
import { sealPlainTotp } from './sealPlainTotp';
import { sealSecret } from './totpSeal';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const STEP_MS = 30_000;
type Desk = Awaited<ReturnType<typeof newDesk>>;
/** The app's code, `steps` of 30 s from now. */
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * STEP_MS });

async function bind(desk: Desk): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
  const { secret } = await desk.call('POST /desk/totp/begin', { body: { password: PASSWORD } });
  await untilCodesLast();
  const { recoveryCodes } = await desk.call('POST /desk/totp/confirm', { body: { code: codeOf(secret, -1) } });
  return { secret, recoveryCodes };
}

/** The code of the step before is good until this one ends: not in its last seconds, or it grows too old on its way. */
async function untilCodesLast(): Promise<void> {
  const leftMs = STEP_MS - (Date.now() % STEP_MS);
  if (leftMs < 5_000) await sleep(leftMs + 10);
}

const signIn = ({ staff }: Desk, code?: string) =>
  send(`${house.url}/api/desk/sign-in`, { method: 'POST', body: { staffNo: staff.staffNo, password: PASSWORD, code } });
const codeIn = ({ body }: { body: unknown }) => (body as { code?: string }).code;

test('who bound an app signs in with password and code; each code works once', async () => {
  const desk = await newDesk(house, 'hq-finance');
  const { secret } = await bind(desk);

  expect(codeIn(await signIn(desk))).toBe('staff.code_required');
  // The code it was confirmed with is used up.
  expect(codeIn(await signIn(desk, codeOf(secret, -1)))).toBe('staff.wrong_code');
  const code = codeOf(secret);
  expect((await signIn(desk, code)).status).toBe(200);
  expect(codeIn(await signIn(desk, code))).toBe('staff.wrong_code');
  // Nor does an older one.
  expect(codeIn(await signIn(desk, codeOf(secret, -1)))).toBe('staff.wrong_code');
  expect((await signIn(desk, codeOf(secret, 1))).status).toBe(200);
});

test('a code that ten present at once lets one of them in', async () => {
  const desk = await newDesk(house, 'hq-finance');
  const { secret } = await bind(desk);
  const code = codeOf(secret);
  const answers = await Promise.all(Array.from({ length: 4 }, () => signIn(desk, code)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('the database has no secret in plain; one from before is sealed at the start and goes on working', async () => {
  const desk = await newDesk(house, 'hq-finance');
  const { secret } = await bind(desk);
  const kept = () =>
    house.rows<{ secret: string }>('select secret from staff_totp where staff_id = $1', [desk.staff.id]);
  expect(await kept()).toEqual([{ secret: expect.stringMatching(/^v1:(?!.*[A-Z2-7]{32}$)/) }]);
  const write = () => house.rows('update staff_totp set secret = $2 where staff_id = $1', [desk.staff.id, secret]);
  await expect(write()).rejects.toMatchObject({ constraint: 'staff_totp_sealed' });

  await house.rows('alter table staff_totp drop constraint staff_totp_sealed');
  await write();
  await sealPlainTotp(house.db, house.totpKey);
  const [sealed] = await kept();
  expect(sealed?.secret).toMatch(/^v1:/);
  expect((await signIn(desk, codeOf(secret))).status).toBe(200);
  await sealPlainTotp(house.db, house.totpKey);
  expect(await kept()).toEqual([sealed]);
});

test('should the key be lost, a recovery code still opens the door', async () => {
  const desk = await newDesk(house, 'hq-admin');
  const { recoveryCodes } = await bind(desk);
  const foreign = sealSecret('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', {
    staffId: desk.staff.id,
    totpKey: Buffer.alloc(32),
  });
  await house.rows('update staff_totp set secret = $2 where staff_id = $1', [desk.staff.id, foreign]);
  expect((await signIn(desk, recoveryCodes[0])).status).toBe(200);
});

test('guessing codes locks the account after five, however many guess at once, and a right code is no way out', async () => {
  const desk = await newDesk(house, 'hq-admin');
  const { secret } = await bind(desk);
  const right = codeOf(secret);
  const guesses = Array.from({ length: 20 }, (_, guess) =>
    `${(Number(right) + 1 + guess) % 1_000_000}`.padStart(6, '0'),
  );

  const heard = (await Promise.all(guesses.map((guess) => signIn(desk, guess)))).map(codeIn);

  expect(heard.filter((code) => code === 'staff.wrong_code')).toHaveLength(5);
  expect(heard.filter((code) => code === 'staff.locked')).toHaveLength(15);
  expect(codeIn(await signIn(desk, right))).toBe('staff.locked');
});

test('asking for the code again and again does not forget the wrong ones', async () => {
  const desk = await newDesk(house, 'hq-admin');
  await bind(desk);
  for (let guess = 0; guess < 5; guess += 1) {
    await signIn(desk, '000000');
    await signIn(desk);
  }
  expect(codeIn(await signIn(desk))).toBe('staff.locked');
});

test('a recovery code works once, and the rest are counted', async () => {
  const desk = await newDesk(house, 'hq-marketing');
  const { recoveryCodes } = await bind(desk);
  const [code = ''] = recoveryCodes;
  expect(recoveryCodes).toHaveLength(10);

  expect((await signIn(desk, code.toLowerCase().replace('-', ''))).status).toBe(200);
  expect(codeIn(await signIn(desk, code))).toBe('staff.wrong_code');
  expect(await desk.call('GET /desk/totp', {})).toMatchObject({ recoveryCodesLeft: 9 });
  const kept = await house.rows<{ row: string }>('select c::text as row from staff_recovery_codes c');
  expect(kept.filter(({ row }) => row.includes(code.slice(0, 5)))).toEqual([]);
});

test('an app counts only once it has shown a code; until then it can be begun again', async () => {
  const desk = await newDesk(house, 'hq-finance');
  const first = await desk.call('POST /desk/totp/begin', { body: { password: PASSWORD } });
  expect((await signIn(desk)).status).toBe(200);
  const second = await desk.call('POST /desk/totp/begin', { body: { password: PASSWORD } });

  const confirm = (code: string) => desk.call('POST /desk/totp/confirm', { body: { code } });
  await expect(confirm(codeOf(first.secret))).rejects.toMatchObject({ code: 'staff.wrong_code' });
  await confirm(codeOf(second.secret));
  await expect(confirm(codeOf(second.secret, 1))).rejects.toMatchObject({ code: 'staff.totp_set' });
  await expect(desk.call('POST /desk/totp/begin', { body: { password: PASSWORD } })).rejects.toMatchObject({
    code: 'staff.totp_set',
  });
});

test('taking the app off asks for password and code; a stolen session is not enough, and guesses lock', async () => {
  const desk = await newDesk(house, 'hq-finance');
  const { secret } = await bind(desk);
  const remove = (password: string, code: string) => desk.call('POST /desk/totp/remove', { body: { password, code } });
  await expect(remove('wrong', codeOf(secret))).rejects.toMatchObject({ code: 'staff.wrong_password' });
  await expect(remove(PASSWORD, '000000')).rejects.toMatchObject({ code: 'staff.wrong_code' });
  await remove(PASSWORD, codeOf(secret));
  expect((await signIn(desk)).status).toBe(200);

  for (let guess = 0; guess < 5; guess += 1) await remove('wrong', '000000').catch(() => undefined);
  await expect(remove(PASSWORD, '000000')).rejects.toMatchObject({ code: 'staff.locked' });
});

test('an administrator takes the app off for somebody who lost it: written down, and who has the phone is out', async () => {
  const [admin, desk] = [await newDesk(house, 'hq-admin'), await newDesk(house, 'hq-finance')];
  await bind(desk);
  const params = { staffId: desk.staff.id };
  const answer = await admin.call('POST /desk/staff/:staffId/reset-totp', { params, body: {} });

  expect(answer.hasTotp).toBe(false);
  await expect(desk.call('GET /desk/me', {})).rejects.toMatchObject({ code: 'session.expired' });
  expect((await signIn(desk)).status).toBe(200);
  const written = await house.rows<{ action: string; actor: string }>(
    'select action, actor from audit_entries where subject = $1 order by id',
    [`staff:${desk.staff.id}`],
  );
  expect(written).toEqual([
    { action: 'account.totp-set', actor: `staff:${desk.staff.id}` },
    { action: 'staff.reset-totp', actor: `staff:${admin.staff.id}` },
  ]);
});

test('an app is for HQ: a station has none, and who moves to a station leaves it behind', async () => {
  const station = await newStation(house);
  const master = await newDesk(house, 'station-master', station);
  await expect(master.call('POST /desk/totp/begin', { body: { password: PASSWORD } })).rejects.toMatchObject({
    code: 'session.forbidden',
  });

  const [admin, desk] = [await newDesk(house, 'hq-admin'), await newDesk(house, 'hq-finance')];
  await bind(desk);
  await admin.call('POST /desk/staff/:staffId', {
    params: { staffId: desk.staff.id },
    body: { name: '下站', role: 'station-finance', stationId: station, version: 1 },
  });
  const call = callerOf<DeskApi>(house.url, { Cookie: cookiesOf(await signIn(desk)) });
  expect(await call('GET /desk/me', {})).toMatchObject({ station: { id: station } });
});
