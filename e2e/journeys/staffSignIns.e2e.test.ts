import { beginApp, confirmApp } from '../actors/authenticator';
import { openPlace } from '../actors/openPlace';
import { openDesk, signInAtDesk, untilShown, type PersonAtDesk } from '../actors/personAtDesk';
import { hire } from '../house/staff';
import { until } from '../house/until';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0';
const SIGNED_OUT = '您已退出：登录到期，或在别处被退出。请重新登录';
const zheng = { staffNo: '0102', name: '郑敏', role: 'hq-finance' } as const;

let admin: PersonAtDesk;
let person: PersonAtDesk;
let staffId = '';

const place = openPlace(async ({ house, browser }) => {
  staffId = await hire(house, zheng);
  // Hiring signed in, too, to choose the password.
  await house.rows('delete from sessions where staff_id = $1', [staffId]);
  admin = await openDesk(house, browser);
  person = await openDesk(house, browser, zheng);
});

test('one sign-in is ended after a question: that browser stands at the door by itself and says so, the other goes on', async () => {
  const other = await openDesk(place.house, place.browser, { ...zheng, userAgent: FIREFOX });
  await other.go('/orders');
  await untilShown(other);
  await openSignIns();
  const line = admin.see('sessions').getByRole('listitem').filter({ hasText: 'Firefox · Windows' });
  await line.getByTestId('end-session').click();
  await sayNo();
  expect(await admin.see('end-session').count()).toBe(2);
  expect(await written()).toEqual([]);
  await stillIn(other);

  await line.getByTestId('end-session').click();
  await admin.tap('yes');
  await line.waitFor({ state: 'detached' });
  // Nobody touches it.
  await other.see('sign-in').waitFor();
  expect(await other.see('refused').textContent()).toContain(SIGNED_OUT);
  await stillIn(person);
  await signIn(other);
  // Where they were.
  await other.page.waitForURL(/\/desk\/orders$/);
  await other.page.context().close();
});

test('an app is bound at the desk; then a password alone is not enough, and a recovery code helps once', async () => {
  const { page, see, tap } = person;
  const digits = await beginApp(person, place.house.demo.password);
  const codes = await confirmApp(person, digits());
  expect(new Set(codes).size).toBe(10);
  await tap('yes');
  await page.getByText('恢复码还剩 10 个').waitFor();

  const [recovery = ''] = codes;
  await tap('sign-out');
  await signIn(person);
  await typeCode(recovery);
  await see('menu').waitFor();
  await tap('sign-out');
  await signIn(person);
  await typeCode(recovery);
  await see('refused').getByText('不对或已用过').waitFor();
  await typeCode(digits(1));
  await see('menu').waitFor();
  await tap('menu-account');
  await page.getByText('恢复码还剩 9 个').waitFor();
});

test('the app of somebody who lost the phone is taken off after a question: signed out, and in again by password alone', async () => {
  await openSignIns();
  await admin.tap('reset-totp');
  await sayNo();
  expect(await admin.see('reset-totp').count()).toBe(1);
  expect(await written()).toEqual(['staff.end-sessions']);
  await stillIn(person);

  await admin.tap('reset-totp');
  await admin.tap('yes');
  await admin.see('sign-ins').waitFor({ state: 'detached' });
  await person.see('sign-in').waitFor();
  expect(await person.see('refused').textContent()).toContain(SIGNED_OUT);
  await signIn(person);
  await person.see('menu').waitFor();
});

test('both stand in the audit, with who did it to whom', async () => {
  expect(await written()).toEqual(['staff.end-sessions', 'staff.reset-totp']);
  await admin.go(`/audit?subject=staff:${staffId}`);
  await untilShown(admin);
  const rows = admin.see('audit').locator('tbody tr.opens-row');
  for (const verb of ['退出登录', '解除他人的验证器']) {
    const row = rows.filter({ hasText: verb });
    expect(await row.textContent()).toContain('（admin）');
    await row.click();
    await admin.see('audit-entry').getByText('郑敏').first().waitFor();
    await until('the entry put away', async () => {
      await admin.page.keyboard.press('Escape');
      return await admin.see('audit-entry').isHidden();
    });
  }
});

async function openSignIns(): Promise<void> {
  await admin.go('/staff');
  await admin.tap(`sessions-${zheng.staffNo}`);
  await admin.see('sessions').waitFor();
}

async function sayNo(): Promise<void> {
  await admin.tap('no');
  await admin.see('no').waitFor({ state: 'detached' });
}

async function stillIn({ page, see }: PersonAtDesk): Promise<void> {
  await page.reload();
  await see('menu').waitFor();
}

async function signIn(one: PersonAtDesk): Promise<void> {
  await signInAtDesk(one, { ...zheng, password: place.house.demo.password });
}

async function typeCode(code: string): Promise<void> {
  await person.page.locator('#code').fill(code);
  await person.tap('submit');
}

/** What the administrator did to the person, as the database has it. */
async function written(): Promise<string[]> {
  const entries = await place.house.rows<{ action: string }>(
    `select action from audit_entries where subject = $1 and action in ('staff.end-sessions', 'staff.reset-totp') order by id`,
    [`staff:${staffId}`],
  );
  return entries.map(({ action }) => action);
}
