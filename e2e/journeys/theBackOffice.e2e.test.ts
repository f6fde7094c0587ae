import type { Browser } from 'playwright-core';
import { openTill, type CashierAtTill } from '../actors/cashierAtTill';
import {
  choosePassword,
  comeToDesk,
  hireAtDesk,
  openDesk,
  signInAtDesk,
  startGranting,
  type PersonAtDesk,
} from '../actors/personAtDesk';
import { pickUpPhone } from '../actors/driverAtPhone';
import { askForRefund, carryOutRefund, closeShift, takeCash } from '../actors/shiftAtTill';
import { activationCode, createStation, equipStation, nozzleCodes } from '../actors/stationAtDesk';
import { launchBrowser } from '../browser/launchBrowser';
import { unbalanced } from '../house/books';
import { clearOfMidnight } from '../house/clearOfMidnight';
import { openHouse, type House } from '../house/openHouse';

let house: House;
let browser: Browser;
let admin: PersonAtDesk;
let master: PersonAtDesk;
let till: CashierAtTill;
let code: string;
let cashiersOneTime: string;
let orderNo: string;

// GCJ-02; as a browser says it, in WGS-84.
const station = {
  name: '龙华路加油站',
  address: '上海市徐汇区龙华路2600号',
  district: '徐汇区',
  latitude: '31.2105',
  longitude: '121.44',
};
const place = { latitude: 31.212434, longitude: 121.435468 };
const master1 = { staffNo: '2000', name: '何站长', password: 'he-2026-jia-you' };
const cashier1 = { staffNo: '2008', name: '小赵', password: '62518840' };

beforeAll(async () => {
  // The day's report comes at the end.
  await clearOfMidnight();
  house = await openHouse();
  browser = await launchBrowser();
  admin = await openDesk(house, browser);
}, 900_000);

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

test('the administrator creates a station with nozzles, a price and an account, and prints a page for each nozzle', async () => {
  await createStation(admin, station);
  await equipStation(admin, { nozzles: 2, grade: '92', yuan: '7.62', accountNo: '1900000107' });
  expect(await admin.see('check-outcome').first().textContent()).toContain('渠道认得这个账号');
  const pdf = (await nozzleCodes(admin)).toString('latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2);
});

test('the administrator makes a code for a till, good once', async () => {
  code = await activationCode(admin);
  expect(code).not.toBe('');
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
});

test('the cashier binds the till, changes the password at the first sign-in, and takes money', async () => {
  const { staffNo, password } = cashier1;
  till = await openTill(house, browser, {
    activationCode: code,
    name: '站前收银台',
    staffNo,
    password: cashiersOneTime,
    newPassword: password,
  });
  orderNo = await takeCash(till, { nozzleNo: 1, yuan: '186' });
  expect(till.printer.papers.at(-1)).toContain(cashier1.name);
});

test('a refund of a closed shift is asked for at the till and granted at the desk by keyboard alone', async () => {
  await closeShift(till, '186');
  await till.signIn({ staffNo: cashier1.staffNo, password: cashier1.password });
  await askForRefund(till, orderNo, '顾客退货');
  await master.go('/refunds');
  const { page, see } = master;
  await see('refund-facts').getByText(orderNo).waitFor();
  expect(await see('refund-panel').textContent()).toContain('顾客退货');
  await startGranting(master);
  await page.keyboard.type('已核对监控');
  await page.keyboard.press('Enter');
  await see('refunds-empty').waitFor();
  await till.page.getByTestId('refund-notice').waitFor();
  expect(await till.page.getByTestId('refund-notice').textContent()).toContain('¥186.00，请把现金交给顾客');
});

test('the cashier hands out the cash; the till and the desk say that it is given back', async () => {
  await carryOutRefund(till);
  await master.go('/refunds?state=succeeded');
  await master.see('refund-panel').getByText('已退到账').first().waitFor();
  expect(await unbalanced(house)).toEqual([]);
});

test('the time line of the order tells it all, and its channel’s words stand behind it', async () => {
  const { page, see, go } = master;
  await go('/orders');
  await see('orders').getByTitle(orderNo).click();
  await see('timeline').waitFor();
  const said = await see('timeline').locator('li b').allTextContents();
  const told = ['下单', '收到款，已入账', '已打印', '申请退款', '同意退款', '退款到账'];
  expect(said.filter((words) => told.includes(words))).toEqual(told);
  expect(await see('timeline').textContent()).toContain('已核对监控');
  expect(await page.getByTestId('order').textContent()).toContain('−¥186.00');
});

test('the day’s report has the sale and the refund', async () => {
  const { see, go } = master;
  await go('/reports?by=tender');
  await see('total-netFen').getByText('¥0.00').waitFor();
  expect(await see('total-paidFen').textContent()).toBe('¥186.00');
  expect(await see('total-refundedFen').textContent()).toContain('186.00');
  await go('/');
  await see('day-figures').waitFor();
  expect(await see('day-figures').textContent()).toContain('¥186.00 · 1 笔');
});

test('pausing the station at the desk stops a driver at once, who reads why', async () => {
  const driver = await pickUpPhone(house, browser, { place });
  await driver.see('#allow-location').click();
  await driver.see('#station-card').waitFor();
  expect(await driver.see('#station-name').textContent()).toBe(station.name);
  await driver.see('#refuel-button').click();
  await driver.see('#nozzle-1').click();
  await driver.see('#amount-200').click();
  await master.go('/stations');
  await master.see('stations').getByText(station.name).click();
  await master.tap('in-car');
  await master.page.locator('#pause-reason').fill('油罐车卸油');
  await master.tap('yes');
  await till.page.getByTestId('in-car-bar').getByText('油罐车卸油').waitFor();
  await driver.see('#pay-button').click();
  await driver.see('#error-note').waitFor();
  expect(await driver.see('#error-note').textContent()).toContain('油罐车卸油');
});
