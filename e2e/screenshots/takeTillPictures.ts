import { openTill, untilOnline, type CashierAtTill } from '../actors/cashierAtTill';
import { payOne } from '../house/driver';
import { until } from '../house/until';
import { take, type Studio } from './studio';

const sales = [
  { nozzleNo: 1, amountFen: 30_000 },
  { nozzleNo: 7, amountFen: 50_000 },
  { nozzleNo: 4, amountFen: 26_850 },
  { nozzleNo: 2, amountFen: 10_000 },
  { nozzleNo: 6, amountFen: 123_450 },
  { nozzleNo: 3, amountFen: 20_000 },
];

/** The till: a day's board, and the boards nobody wants to see. */
export async function takeTillPictures(studio: Studio): Promise<void> {
  const { house, browser } = studio;
  const till = await openTill(house, browser, { number: 1, staffNo: '1002' });
  for (const sale of sales) await sell(studio, till, sale);
  await take(studio, till.page, 'till-board');
  await takeDoubt(studio, till);
  await takeThemes(studio, till);
  await house.api.kill('SIGKILL');
  await till.page.getByTestId('offline-bar').waitFor();
  await take(studio, till.page, 'till-offline');
  await house.api.start();
  await untilOnline(till.page);
  await till.page.context().close();
}

async function sell(
  { house }: Studio,
  till: CashierAtTill,
  sale: { nozzleNo: number; amountFen: number },
): Promise<void> {
  const { order } = await payOne(house, sale);
  await till.page.locator(`[data-order-no="${order.orderNo}"][data-paper=printed]`).waitFor();
}

async function takeDoubt(studio: Studio, till: CashierAtTill): Promise<void> {
  const { printer, page } = till;
  const before = printer.papers.length;
  printer.fallSilent(true);
  const { order } = await payOne(studio.house, { nozzleNo: 8, amountFen: 20_000 });
  await until('the paper', async () => printer.papers.length > before);
  printer.fallSilent(false);
  await page.reload();
  await page.locator(`[data-order-no="${order.orderNo}"][data-paper=doubtful]`).waitFor();
  await take(studio, page, 'till-doubt-silent');
  await page.getByTestId('sound-bar').click();
  printer.runOutOfPaper(true);
  const failed = await payOne(studio.house, { nozzleNo: 5, amountFen: 15_000 });
  await page.locator(`[data-order-no="${failed.order.orderNo}"][data-paper=failed]`).waitFor();
  printer.runOutOfPaper(false);
  await take(studio, page, 'till-doubt');
  await till.order(order.orderNo).getByTestId('order-reprint').click();
  await page.getByTestId('confirm').waitFor();
  await take(studio, page, 'till-reprint');
  await page.getByTestId('confirm-no').click();
}

async function takeThemes(studio: Studio, { page }: CashierAtTill): Promise<void> {
  await page.getByTestId('open-settings').click();
  await take(studio, page, 'till-settings');
  for (const theme of ['dark', 'contrast']) {
    await page.getByTestId(`theme-${theme}`).click();
    await page.getByTestId('close-settings').click();
    await take(studio, page, `till-${theme}`);
    await page.getByTestId('open-settings').click();
  }
  await page.getByTestId('theme-normal').click();
  await page.getByTestId('close-settings').click();
  await page.setViewportSize({ width: 480, height: 854 });
  await take(studio, page, 'till-portrait');
  await page.setViewportSize({ width: 1280, height: 800 });
}
