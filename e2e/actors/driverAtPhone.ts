import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import type { House } from '../house/openHouse';
import { patienceMs } from '../house/until';

/** A driver's phone with the car's page in a browser outside WeChat, where the simulator's page plays the wallet. */
export interface DriverAtPhone {
  page: Page;
  /** What a selector finds on the page that is shown; the pages below it stay in the document. */
  see: (selector: string) => Locator;
}

/** WGS-84, as a browser says it: in GCJ-02 these are the stations' positions of the demo chain. */
export const places = {
  peoplesSquare: { latitude: 31.233834, longitude: 121.471168 },
  fuxingPark: { latitude: 31.219529, longitude: 121.46435 },
} as const;

interface Phone {
  user?: string;
  place?: { latitude: number; longitude: number };
}

export async function pickUpPhone(
  house: House,
  browser: Browser,
  { user = randomUUID(), place = places.peoplesSquare }: Phone = {},
): Promise<DriverAtPhone> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    geolocation: { ...place, accuracy: 20 },
    permissions: ['geolocation'],
  });
  context.setDefaultTimeout(patienceMs);
  // Whose WeChat it is.
  await context.request.post(`${house.simulatorUrl}/phone/user`, { form: { user } });
  const page = await context.newPage();
  await page.goto(`${house.url}/car/`);
  return { page, see: (selector) => page.locator(`${selector} >> visible=true`) };
}

/** From the first page to the wallet: agrees to the position, takes a nozzle and an amount, and pays. */
export async function orderFuel(
  { see }: DriverAtPhone,
  { nozzleNo = 3, yuan = '200' }: { nozzleNo?: number; yuan?: string } = {},
): Promise<void> {
  await see('#allow-location').click();
  await see('#refuel-button').click();
  await see(`#nozzle-${nozzleNo}`).click();
  await pickAmount(see, yuan);
  await see('#pay-button').click();
}

async function pickAmount(see: DriverAtPhone['see'], yuan: string): Promise<void> {
  if (['100', '200', '300'].includes(yuan)) return await see(`#amount-${yuan}`).click();
  await see('#amount-other').click();
  for (const key of yuan) await see(`#key-${key === '.' ? 'point' : key}`).click();
  await see('#amount-done').click();
}

/** What the payer does on the wallet's page, which then goes back to ours. */
export async function inWallet({ see }: DriverAtPhone, action: 'confirm' | 'refuse' | 'cancel'): Promise<void> {
  await see(`button[value=${action}]`).click();
}
