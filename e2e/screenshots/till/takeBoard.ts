import { pauseInCar } from '../../house/desk';
import { payOne } from '../../house/driver';
import { until } from '../../house/until';
import { approveRefund } from './makePast';
import { openPage, untilBoard, type Stand } from './stand';

const IN_CAR = [
  { nozzleNo: 1, amountFen: 30_000 },
  { nozzleNo: 7, amountFen: 50_000 },
  { nozzleNo: 4, amountFen: 26_850 },
  { nozzleNo: 2, amountFen: 10_000 },
  { nozzleNo: 6, amountFen: 1_234_500 },
  { nozzleNo: 3, amountFen: 20_000 },
];

/** A day's board: nothing yet, orders paid in cars, and the bars nobody wants to see. */
export async function takeBoard(stand: Stand): Promise<void> {
  const { house, page, show } = stand;
  await show('board-empty');
  for (const sale of IN_CAR) {
    const { order } = await payOne(house, sale);
    await page.locator(`[data-order-no="${order.orderNo}"][data-paper=printed]`).waitFor();
  }
  await show('board');
  await takeDoubts(stand);
  await pauseInCar(house, '1号机检修');
  await page.getByTestId('in-car-bar').waitFor();
  await show('board-in-car-paused');
  await pauseInCar(house, undefined);
  await stand.context.setOffline(true);
  await page.getByTestId('offline-bar').waitFor();
  await show('board-offline');
  await stand.context.setOffline(false);
  await untilBoard(page);
}

/** Paper that may be out, paper that is not, and a page that was reloaded and may not speak yet. */
async function takeDoubts({ house, page, printer, see, tap, show }: Stand): Promise<void> {
  const before = printer.papers.length;
  printer.fallSilent(true);
  const doubtful = await payOne(house, { nozzleNo: 8, amountFen: 20_000 });
  await until('the paper', async () => printer.papers.length > before);
  printer.fallSilent(false);
  await page.reload();
  await page.locator(`[data-order-no="${doubtful.order.orderNo}"][data-paper=doubtful]`).waitFor();
  printer.runOutOfPaper(true);
  const failed = await payOne(house, { nozzleNo: 5, amountFen: 15_000 });
  await page.locator(`[data-order-no="${failed.order.orderNo}"][data-paper=failed]`).waitFor();
  await show('board-doubts-no-sound');
  await tap('sound-bar');
  await show('board-doubts');
  await page.locator(`[data-order-no="${doubtful.order.orderNo}"]`).getByTestId('order-reprint').click();
  await see('confirm').waitFor();
  await show('board-reprint');
  await tap('confirm-no');
  printer.runOutOfPaper(false);
  for (const row of [doubtful, failed]) {
    const choice = row === doubtful ? 'order-it-is-out' : 'order-print';
    await page.locator(`[data-order-no="${row.order.orderNo}"]`).getByTestId(choice).click();
    await page.locator(`[data-order-no="${row.order.orderNo}"][data-paper=printed]`).waitFor();
  }
}

/** An order of a closed shift: its refund applied for, agreed to, and handed out in cash. */
export async function takeApplication(stand: Stand): Promise<void> {
  const { house, page, see, tap, show } = stand;
  await openPage(stand, 'F3', 'past-bills-sheet');
  await see('bill').first().waitFor();
  await show('past-bills');
  await page.locator('[data-testid=bill]', { hasText: '现金' }).first().click();
  await see('detail-amount').waitFor();
  await show('past-bill');
  await tap('refund');
  await see('refund-sheet').waitFor();
  await tap('reason-0');
  await show('application');
  await tap('refund-send');
  await see('confirm').waitFor();
  await show('application-confirm');
  await tap('confirm-yes');
  await see('refund-card').waitFor();
  await show('application-sent');
  await tap('sheet-back');
  await approveRefund(house);
  await see('refund-notice').waitFor();
  await show('board-refund-notice');
  await openPage(stand, 'F4', 'refunds-sheet');
  await see('carry-out').first().waitFor();
  await show('refunds');
  await see('carry-out').first().click();
  await see('confirm').waitFor();
  await show('refund-carry-out');
  await takeSlipWithoutNumber(stand);
  await openPage(stand, 'F4', 'refunds-sheet');
  await see('print-slip').first().waitFor();
  await show('refunds-done');
  await tap('sheet-back');
}

/** The money is back, and nobody answers which slip this is: the till says so on its board until it knows. */
async function takeSlipWithoutNumber({ page, see, tap, show }: Stand): Promise<void> {
  const slips = '**/api/till/refunds/*/slips';
  await page.route(slips, async (request) => await request.abort());
  await tap('confirm-yes');
  await see('unsure').waitFor();
  await show('refunds-slip-unsure');
  await tap('sheet-back');
  await see('slip-notice').waitFor();
  await show('board-slip-unsure');
  await page.unroute(slips);
  await tap('slip-ask-again');
  await see('slip-notice').waitFor({ state: 'detached' });
}
