import type { Stand } from './stand';

/** Sound, printer and screen of the machine; and the virtual printer's own page. */
export async function takeMachine(stand: Stand): Promise<void> {
  const { house, context, page, see, tap, show } = stand;
  // The page was reloaded: it may not speak before it is tapped.
  await tap('sound-bar');
  await tap('open-settings');
  await see('settings').waitFor();
  await show('settings');
  await page.evaluate(() => document.querySelector('[data-testid=settings]')?.scrollTo(0, 9_999));
  await show('settings-end');
  await tap('mute-off');
  await tap('printer-network');
  await page.locator('[data-testid=lamp-printer][data-tone=red]').waitFor();
  await show('settings-network-printer');
  await tap('printer-virtual');
  await tap('print-test');
  await page.locator('[data-testid=printer-check][data-done=true]').waitFor();
  await tap('close-settings');
  await show('board-muted');
  await tap('muted-bar');
  await tap('open-menu');
  await tap('open-papers');
  await see('papers-dialog').waitFor();
  await show('papers-on-screen');
  const paper = await context.newPage();
  await paper.goto(`${house.url}/till/printer.html`);
  await paper.getByTestId('printed').waitFor();
  await stand.showOther(paper, 'virtual-printer');
  await paper.close();
  await page.keyboard.press('Escape');
  await tap('open-settings');
  await tap('printer-bridge');
  await tap('close-settings');
}
