import { openTill } from '../actors/cashierAtTill';
import { inWallet, pickUpPhone, places } from '../actors/driverAtPhone';
import { take, type Studio } from './studio';

/** The car: from where you are to the call number, and what may come between. */
export async function takeCarPictures(studio: Studio): Promise<void> {
  const { house, browser } = studio;
  const till = await openTill(house, browser);
  const driver = await pickUpPhone(house, browser, { user: 'driver-1' });
  const { page, see } = driver;
  await see('#allow-location').waitFor();
  await take(studio, page, 'car-consent');
  await see('#allow-location').click();
  await see('#station-card').waitFor();
  await take(studio, page, 'car-home');
  await see('#refuel-button').click();
  await see('#nozzle-3').click();
  await see('#amount-other').click();
  await see('#amount-done').waitFor();
  for (const key of ['1', '8', '6']) await see(`#key-${key}`).click();
  await take(studio, page, 'car-amount');
  await see('#amount-done').click();
  await see('#amount-200').click();
  await take(studio, page, 'car-station');
  await see('#pay-button').click();
  await see('button[value=cancel]').waitFor();
  await take(studio, page, 'wallet');
  await inWallet(driver, 'cancel');
  await see('#order-unpaid').waitFor();
  await take(studio, page, 'car-unpaid');
  await see('#continue-button').click();
  await inWallet(driver, 'confirm');
  await see('#paper-state:has-text("小票已在收银台打印")').waitFor();
  await take(studio, page, 'car-paid');
  await see('#record-button').click();
  await see('#receipt').waitFor();
  await take(studio, page, 'car-record');
  await till.context.close();
  await takeReturning(studio);
  await takeUnusual(studio);
}

async function takeReturning(studio: Studio): Promise<void> {
  const { page, see } = await pickUpPhone(studio.house, studio.browser, { user: 'driver-1' });
  await see('#allow-location').click();
  await see('#refuel-button').click();
  await see('#pay-button').waitFor();
  await page.goto(`${studio.house.url}/car/`);
  await see('#again-card').waitFor();
  await take(studio, page, 'car-again');
  await see('#other-stations').click();
  await see('#stations').waitFor();
  await see('text=南京西路加油站').waitFor();
  await take(studio, page, 'car-stations');
}

async function takeUnusual(studio: Studio): Promise<void> {
  const { house, browser } = studio;
  const paused = await pickUpPhone(house, browser, { place: places.fuxingPark });
  await paused.see('#allow-location').click();
  await paused.see('#in-car-reason').waitFor();
  await take(studio, paused.page, 'car-paused');

  await house.control('/scenario', {
    scenarios: [{ name: 'callback-never' }, { name: 'answer-lost', on: ['query'], times: 9 }],
  });
  const waiting = await pickUpPhone(house, browser);
  await waiting.see('#allow-location').click();
  await waiting.see('#refuel-button').click();
  await waiting.see('#nozzle-5').click();
  await waiting.see('#amount-300').click();
  await waiting.see('#pay-button').click();
  await inWallet(waiting, 'confirm');
  await waiting.see('#order-confirming').waitFor();
  await take(studio, waiting.page, 'car-confirming');
}
