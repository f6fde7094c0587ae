import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser/launchBrowser';
import { payOne } from '../house/driver';
import { openHouse, type House } from '../house/openHouse';
import { reportOf, type Lens } from './till/lookAt';
import { goOnDuty, openPage, openPanel, scan, setUpStand, type Stand } from './till/stand';
import { putDownGoods, sellFuel } from './till/takeCollect';

// The screens of a shift that are seen most; `npm run screenshots` looks at every one.
const lens: Lens = { seen: [], faults: [] };
let house: House;
let browser: Browser;
let stand: Stand;

beforeAll(async () => {
  house = await openHouse();
  browser = await launchBrowser();
  stand = await setUpStand({ house, browser, lens });
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

// In portrait and landscape, in the normal, high-contrast and dark theme.
afterEach(() => void (lens.faults.length = 0));

test('on the way to the board nothing is cut off, every target fits a glove and axe finds no serious fault', async () => {
  const { tap, see, show } = stand;
  await see('activation-code').fill(house.demo.tills[1]?.activationCode ?? '');
  await tap('activate');
  await see('staff-no').waitFor();
  await show('sign-in');
  await goOnDuty(stand, '1001');
  expect(reportOf(lens)).toBe('');
});

test('the board is whole with orders, with paper that may be out, and with a red bar', async () => {
  const { page, context, printer, show } = stand;
  await payOne(house, { nozzleNo: 6, amountFen: 1_234_500 });
  await page.locator('[data-testid=order][data-paper=printed]').waitFor();
  printer.runOutOfPaper(true);
  const { order } = await payOne(house, { nozzleNo: 7, amountFen: 50_000 });
  await page.locator(`[data-order-no="${order.orderNo}"][data-paper=failed]`).waitFor();
  await context.setOffline(true);
  await page.getByTestId('offline-bar').waitFor();
  await show('board');
  await context.setOffline(false);
  await page.locator('[data-testid=board][data-link=online]').waitFor();
  printer.runOutOfPaper(false);
  expect(reportOf(lens)).toBe('');
});

test('collecting is whole: a mixed sale, a payer who is slow, cash with change, success', async () => {
  const { page, see, tap, show } = stand;
  await openPanel(stand);
  await tap('kind-mixed');
  await sellFuel(stand, '200.73');
  await tap('part-goods');
  await putDownGoods(stand);
  await show('collect-mixed');
  await page.getByTestId('kind-fuel').click();
  await scan(stand, String((await house.control('/payer-code', { user: 'driver-1' }))['code']));
  await see('seconds-left').waitFor();
  await show('waiting');
  await tap('give-up');
  await see('choosing-words').waitFor();
  await tap('again-cash');
  await see('collect-stage').getByTestId('quick-300').click();
  await show('cash');
  await tap('cash-confirm');
  await see('paid').waitFor();
  await show('paid');
  await tap('paid-done');
  expect(reportOf(lens)).toBe('');
});

test('the books are whole: an order with its refund, and the end of the shift', async () => {
  const { page, see, tap, show } = stand;
  await openPage(stand, 'F2', 'bills-sheet');
  await page.locator('[data-testid=bill]', { hasText: '现金' }).click();
  await see('detail-amount').waitFor();
  await show('bill');
  await tap('refund');
  await tap('refund-how-part');
  await show('refund');
  await see('refund-sheet').getByTestId('sheet-back').click();
  await see('refund-sheet').waitFor({ state: 'detached' });
  await tap('sheet-back');
  await openPage(stand, 'F9', 'close-shift-sheet');
  await see('counted-cash').fill('100');
  await see('difference').waitFor();
  await show('close-shift');
  expect(reportOf(lens)).toBe('');
});
