import { until } from '../../house/until';
import { openPage, type Stand } from './stand';

/** 打印队列 with paper out, yesterday, the shifts before. */
export async function takePapers(stand: Stand): Promise<void> {
  const { page, printer, see, tap, show } = stand;
  await openPage(stand, 'F8', 'yesterday-sheet');
  await see('day-preview').waitFor();
  await show('yesterday');
  await tap('sheet-back');
  await takeDoubtfulPaper(stand);
  printer.runOutOfPaper(true);
  await openPage(stand, 'F8', 'yesterday-sheet');
  await tap('print-day');
  await page.locator('[data-testid=queued][data-state=waiting]').waitFor();
  await show('yesterday-paper-out');
  await tap('sheet-back');
  await openPage(stand, 'F6', 'print-queue-sheet');
  await show('print-queue');
  await takeSecondPaper(stand);
  await tap('sheet-back');
  printer.runOutOfPaper(false);
  await openPage(stand, 'F7', 'past-shifts-sheet');
  await see('shift').first().waitFor();
  await show('past-shifts');
  await see('shift').first().click();
  await see('reprint-shift').waitFor();
  await show('past-shift');
  await tap('sheet-back');
}

/** Sent to the printer, and the page reloaded before it answered. */
async function takeDoubtfulPaper(stand: Stand): Promise<void> {
  const { page, printer, see, tap } = stand;
  await openPage(stand, 'F7', 'past-shifts-sheet');
  await see('shift').first().click();
  const before = printer.papers.length;
  printer.fallSilent(true);
  await tap('reprint-shift');
  await tap('confirm-yes');
  await until('the paper', async () => printer.papers.length > before);
  printer.fallSilent(false);
  await page.reload();
  await page.locator('[data-testid=board][data-link=online]').waitFor();
  await page.keyboard.press('Escape');
}

/** Nobody answers which one the second paper is; then somebody does, and it waits for a new roll. */
async function takeSecondPaper({ page, see, tap, show }: Stand): Promise<void> {
  const reprints = '**/api/till/shifts/*/reprint';
  await page.route(reprints, async (request) => await request.abort());
  await tap('queued-again');
  await see('confirm').waitFor();
  await show('print-queue-again');
  await tap('confirm-yes');
  await see('unsure').waitFor();
  await show('print-queue-unsure');
  await page.unroute(reprints);
  await tap('ask-again');
  await page.locator('[data-testid=queued][data-state=replaced]').waitFor();
  await show('print-queue-replaced');
}

/** 班结, to the end: nothing comes after it. */
export async function takeClosing(stand: Stand): Promise<void> {
  const { see, tap, show } = stand;
  await openPage(stand, 'F9', 'close-shift-sheet');
  await see('cash-count').waitFor();
  await show('close-shift');
  await tap('by-pieces');
  await show('close-shift-pieces');
  await tap('by-pieces');
  await see('counted-cash').fill('600');
  await see('difference').waitFor();
  await show('close-shift-difference');
  await see('difference-note').fill('找零多给了一张五十元');
  await tap('close-shift');
  await see('confirm').waitFor();
  await show('close-shift-confirm');
  await tap('confirm-yes');
  await see('closed-shift').waitFor();
  await show('closed-shift');
}
