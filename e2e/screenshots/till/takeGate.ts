import { CASHIER } from './makePast';
import { untilBoard, type Stand } from './stand';

/** From the box to the board. */
export async function takeGate(stand: Stand): Promise<void> {
  const { house, page, see, tap, show } = stand;
  await see('activation-code').waitFor();
  await show('activation');
  await see('activation-code').fill('ABCD-0000');
  await tap('activate');
  await see('form-error').waitFor();
  await show('activation-refused');
  await see('activation-code').fill(house.demo.tills[1]?.activationCode ?? '');
  await see('till-name').fill('2号收银台');
  await tap('activate');
  await see('staff-no').waitFor();
  await show('sign-in');
  await see('staff-no').fill(CASHIER);
  await see('password').fill('wrong');
  await tap('sign-in');
  await see('form-error').waitFor();
  await show('sign-in-refused');
  await see('password').fill(house.demo.password);
  await tap('sign-in');
  await see('float-check').waitFor();
  await show('open-shift');
  await tap('set-float');
  await see('float').fill('500');
  await show('open-shift-float');
  await tap('save-float');
  await see('float-dialog').waitFor({ state: 'detached' });
  await tap('turn-sound-on');
  await tap('print-test');
  await page.locator('[data-testid=printer-check][data-done=true]').waitFor();
  await show('open-shift-ready');
  await tap('open-board');
  await untilBoard(page);
}

/** No server when the page opens. */
export async function takeUnreachable({ page, see, show }: Stand): Promise<void> {
  await page.route('**/api/till/me', async (route) => await route.abort());
  await page.reload();
  await see('unreachable-screen').waitFor();
  await show('unreachable');
  await page.unroute('**/api/till/me');
}
