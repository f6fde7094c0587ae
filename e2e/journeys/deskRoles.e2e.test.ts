import { openTill } from '../actors/cashierAtTill';
import { pickTender, typeFuel } from '../actors/collectAtTill';
import { comeToDesk, openDesk, signInAtDesk, startGranting, untilShown } from '../actors/personAtDesk';
import { openPlace } from '../actors/openPlace';
import { hire } from '../house/staff';
import { COLLEAGUES, makeBusiness } from '../screenshots/desk/makeBusiness';
import { nameOf, placesOf } from '../screenshots/desk/walkDesk';

const place = openPlace(async ({ house }) => {
  await makeBusiness(house);
});

const ALL = ['today', 'reports', 'orders', 'refunds', 'cases', 'members', 'stations', 'staff', 'roles', 'audit'];
const [marketing, finance, stationFinance] = COLLEAGUES;

describe('the menu of', () => {
  test.each([
    ['the administrator', 'admin', ALL],
    ['marketing', marketing.staffNo, ['today', 'reports', 'members', 'stations']],
    ['finance', finance.staffNo, ['today', 'reports', 'orders', 'refunds', 'cases', 'stations', 'audit']],
    ['a master', '1000', ALL.filter((name) => name !== 'members')],
    ['a station’s finance', stationFinance.staffNo, ['today', 'reports', 'orders', 'refunds', 'cases', 'stations']],
  ])('%s leads to their work alone, and no address leads further', async (_, staffNo, names) => {
    const person = await openDesk(place.house, place.browser, { staffNo });
    expect((await placesOf(person)).map(nameOf)).toEqual(names);
    // The menu stands before the first page has asked for all it shows.
    await untilShown(person);
    const asked: string[] = [];
    person.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    for (const name of ALL.filter((one) => !names.includes(one))) {
      // The page before this one asks again from time to time.
      await person.page.goto('about:blank');
      asked.length = 0;
      await person.go(`/${name}`);
      await person.see('not-yours').waitFor();
      // Not even asked for: who this is, and nothing else.
      expect(new Set(asked.filter((path) => path.startsWith('/api/')))).toEqual(new Set(['/api/desk/me']));
    }
    await person.page.context().close();
  });

  test('a cashier is not there: the desk says where they work', async () => {
    const person = await comeToDesk(place.house, place.browser);
    await signInAtDesk(person, { staffNo: '1002', password: place.house.demo.password });
    await person.see('refused').waitFor();
    expect(await person.see('refused').textContent()).toContain('只能在收银台登录');
    await person.page.context().close();
  });
});

test('a cashier who is disabled at the desk collects nothing more, and cannot come back', async () => {
  const till = await openTill(place.house, place.browser, { number: 1, staffNo: '1002' });
  const master = await openDesk(place.house, place.browser, { staffNo: '1000' });
  await typeFuel(till, { yuan: '100' });
  // It is the money that is refused, whatever else the till may ask meanwhile.
  await till.page.route(/\/api\/till\/(?!orders|me)/, async () => {});
  await master.tap('menu-staff');
  await master.tap('enable-1002');
  await master.tap('yes');
  await master.see('staff').getByText('已停用').waitFor();
  const before = await place.house.rows('select from payments');
  await pickTender(till, 'cash');
  await till.page.getByTestId('cash-confirm').click();
  await till.page.getByTestId('sign-in-screen').waitFor();
  expect(await place.house.rows('select from payments')).toHaveLength(before.length);
  await till.page.unrouteAll();
  await till.page.getByTestId('staff-no').fill('1002');
  await till.page.getByTestId('password').fill(place.house.demo.password);
  await till.page.getByTestId('sign-in').click();
  await till.page.getByTestId('form-error').waitFor();
  expect(await till.page.getByTestId('form-error').textContent()).toContain('停用');
  await till.context.close();
  await master.page.context().close();
});

test('a master who is disabled over their queue decides nothing; another master finds it whole', async () => {
  const master = await openDesk(place.house, place.browser, { staffNo: '1000' });
  await master.go('/refunds');
  await startGranting(master);
  const admin = await openDesk(place.house, place.browser);
  await admin.tap('menu-staff');
  await admin.tap('enable-1000');
  await admin.tap('yes');
  await admin.see('staff').getByRole('row').filter({ hasText: '1000' }).getByText('已停用').waitFor();
  await master.page.keyboard.press('Enter');
  await master.see('sign-in').waitFor();
  expect(await master.see('refused').textContent()).toContain('停用');
  const waiting = `select from refunds where state = 'requested'`;
  expect(await place.house.rows(waiting)).toHaveLength(2);

  await hire(place.house, { staffNo: '1010', name: '钱站长', role: 'station-master', station: 'D0001' });
  const next = await openDesk(place.house, place.browser, { staffNo: '1010' });
  await next.go('/refunds');
  await startGranting(next);
  await next.page.keyboard.press('Enter');
  await next.see('refund-queue').locator('li').nth(1).waitFor({ state: 'detached' });
  expect(await place.house.rows(waiting)).toHaveLength(1);
  for (const { page } of [master, admin, next]) await page.context().close();
});

test('who a member is stays masked until somebody says why, and the log keeps who, whom and why', async () => {
  const admin = await openDesk(place.house, place.browser);
  const { name, phone } = place.house.demo.member;
  await admin.go('/members?q=13800001234');
  await admin.see('members').getByText('138****1234').waitFor();
  await admin.see('members').locator('tbody tr.opens-row').first().click();
  await admin.see('member').waitFor();
  expect(await admin.page.locator('main').textContent()).not.toContain(phone);
  await admin.tap('unmask');
  await admin.see('why').waitFor();
  expect(await admin.see('yes').isEnabled()).toBe(false);
  await admin.see('why').fill('顾客来电核对手机号');
  await admin.tap('yes');
  await admin.see('mask-again').waitFor();
  const shown = await admin.see('member-facts').textContent();
  expect([shown?.includes(phone), shown?.includes(name)]).toEqual([true, true]);
  await admin.go('/audit?action=member');
  await untilShown(admin);
  await admin.see('audit').locator('tbody tr.opens-row').first().click();
  const entry = admin.see('audit-entry').locator('.ant-drawer-body');
  await entry.waitFor();
  expect(await entry.textContent()).toContain('顾客来电核对手机号');
  expect(await entry.textContent()).not.toContain(phone);
  await admin.page.context().close();
});
