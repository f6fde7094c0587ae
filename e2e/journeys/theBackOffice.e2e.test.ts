import type { Browser } from 'playwright-core';
import { openTill, type CashierAtTill } from '../actors/cashierAtTill';
import {
  choosePassword,
  comeToDesk,
  hireAtDesk,
  openDesk,
  signInAtDesk,
  type PersonAtDesk,
} from '../actors/personAtDesk';
import { askForRefund, carryOutRefund, closeShift, takeCash } from '../actors/shiftAtTill';
import { launchBrowser } from '../browser/launchBrowser';
import { unbalanced } from '../house/books';
import { openHouse, type House } from '../house/openHouse';

let house: House;
let browser: Browser;
let admin: PersonAtDesk;
let master: PersonAtDesk;
let till: CashierAtTill;
let activationCode: string;
let cashiersOneTime: string;
let orderNo: string;

const station = { code: 'D0002', name: '南京西路加油站' };
const master1 = { staffNo: '2000', name: '何站长', password: 'he-2026-jia-you' };
const cashier1 = { staffNo: '2008', name: '小赵', password: '62518840' };

beforeAll(async () => {
  house = await openHouse();
  browser = await launchBrowser();
  admin = await openDesk(house, browser);
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

test('the administrator makes a code for a till, good once', async () => {
  await admin.tap('menu-stations');
  await admin.tap(`code-${station.code}`);
  await admin.tap('yes');
  activationCode = (await admin.see('activation-code').textContent()) ?? '';
  expect(activationCode).not.toBe('');
  await admin.tap('no');
});

test('a master is made, chooses a password of their own, and makes a cashier', async () => {
  const oneTime = await hireAtDesk(admin, { ...master1, role: '站长', station: station.name });
  master = await comeToDesk(house, browser);
  await signInAtDesk(master, { staffNo: master1.staffNo, password: oneTime });
  await choosePassword(master, oneTime, master1.password);
  expect(await master.see('person').textContent()).toContain(station.name);
  cashiersOneTime = await hireAtDesk(master, cashier1);
  // Nobody but cashiers of the own station.
  expect(await master.see('staff').textContent()).toContain(cashier1.name);
  expect(await master.see('staff').textContent()).not.toContain('小李');
}, 60_000);

test('the cashier binds the till, changes the password at the first sign-in, and takes money', async () => {
  const { staffNo, password } = cashier1;
  till = await openTill(house, browser, {
    activationCode,
    name: '站前收银台',
    staffNo,
    password: cashiersOneTime,
    newPassword: password,
  });
  orderNo = await takeCash(till, { nozzleNo: 1, yuan: '186' });
  expect(till.printer.papers.at(-1)).toContain(cashier1.name);
}, 90_000);

test('a refund of a closed shift is asked for at the till and granted at the desk by keyboard alone', async () => {
  await closeShift(till, '186');
  await till.signIn({ staffNo: cashier1.staffNo, password: cashier1.password });
  await askForRefund(till, orderNo, '顾客退货');
  await master.go('/refunds');
  const { page, see } = master;
  await see('refund-facts').getByText(orderNo).waitFor();
  expect(await see('refund-panel').textContent()).toContain('顾客退货');
  await page.keyboard.press('a');
  await see('decide-note').waitFor();
  await page.keyboard.type('已核对监控');
  await page.keyboard.press('Enter');
  await see('refunds-empty').waitFor();
  await till.page.getByTestId('refund-notice').waitFor();
  expect(await till.page.getByTestId('refund-notice').textContent()).toContain('¥186.00，请把现金交给顾客');
}, 90_000);

test('the cashier hands out the cash; the till and the desk say that it is given back', async () => {
  await carryOutRefund(till);
  await master.go('/refunds?state=succeeded');
  await master.see('refund-panel').getByText('已退到账').first().waitFor();
  expect(await unbalanced(house)).toEqual([]);
}, 60_000);

test('the time line of the order tells it all, and its channel’s words stand behind it', async () => {
  const { page, see, go } = master;
  await go('/orders');
  await see('orders').getByText(orderNo.slice(-12)).click();
  await see('timeline').waitFor();
  const said = await see('timeline').locator('li b').allTextContents();
  const told = ['下单', '收到款，已入账', '已打印', '申请退款', '同意退款', '退款到账'];
  expect(said.filter((words) => told.includes(words))).toEqual(told);
  expect(await see('timeline').textContent()).toContain('已核对监控');
  expect(await page.getByTestId('order').textContent()).toContain('−¥186.00');
}, 60_000);

test('the day’s report has the sale and the refund', async () => {
  const { see, go } = master;
  await go('/reports?by=tender');
  await see('total-netFen').getByText('¥0.00').waitFor();
  expect(await see('total-paidFen').textContent()).toBe('¥186.00');
  expect(await see('total-refundedFen').textContent()).toContain('186.00');
  await go('/');
  await see('day-figures').waitFor();
  expect(await see('day-figures').textContent()).toContain('¥186.00 · 1 笔');
}, 60_000);
