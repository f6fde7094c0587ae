import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { installPrinter, type Printer } from '../../actors/printer';
import type { House } from '../../house/openHouse';
import { patienceMs } from '../../house/until';
import { lookAt, SIZES, type Lens } from './lookAt';

/** A till in front of the camera. */
export interface Stand {
  readonly house: House;
  readonly page: Page;
  readonly context: BrowserContext;
  readonly printer: Printer;
  readonly see: (testId: string) => Locator;
  readonly tap: (testId: string) => Promise<void>;
  /** Looks at what stands there now, under this name. */
  readonly show: (screen: string) => Promise<void>;
  /** The same for a page that is not the till. */
  readonly showOther: (page: Page, screen: string) => Promise<void>;
}

interface Place {
  readonly house: House;
  readonly browser: Browser;
  readonly lens: Lens;
}

/** A till out of its box, its first page open. */
export async function setUpStand({ house, browser, lens }: Place): Promise<Stand> {
  const context = await browser.newContext({
    viewport: SIZES.landscape,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patienceMs);
  await context.addInitScript(keepWhatGoesByItself);
  const printer = await installPrinter(context, 'machine');
  const page = await context.newPage();
  await page.goto(`${house.url}/till/`);
  const see = (testId: string) => page.getByTestId(testId);
  return {
    house,
    page,
    context,
    printer,
    see,
    tap: async (testId) => await see(testId).click(),
    show: async (screen) => await lookAt(lens, page, screen),
    showOther: async (other, screen) => await lookAt(lens, other, screen),
  };
}

/** What is said goes after 6 s, so does a success page, with change after 15 s: six pictures take longer. */
function keepWhatGoesByItself(): void {
  const shown = new Set([6_000, 15_000]);
  const real = window.setTimeout;
  const slower = (call: () => void, ms?: number) => real(call, shown.has(ms ?? 0) ? 600_000 : ms);
  Object.defineProperty(window, 'setTimeout', { value: slower });
}

/** As a scanner of the machine says it. */
export async function scan({ page }: Stand, text: string): Promise<void> {
  await page.evaluate((detail) => void window.dispatchEvent(new CustomEvent('till-scan', { detail })), text);
}

/** Staff number and password, sound and printer, until the board is there. */
export async function goOnDuty({ house, page, see, tap }: Stand, staffNo: string): Promise<void> {
  await see('staff-no').fill(staffNo);
  await see('password').fill(house.demo.password);
  await tap('sign-in');
  await tap('turn-sound-on');
  await tap('print-test');
  await page.locator('[data-testid=printer-check][data-done=true]').waitFor();
  await page.locator('[data-testid=sound-check][data-done=true]').waitFor();
  await tap('open-board');
  await untilBoard(page);
}

export async function untilBoard(page: Page): Promise<void> {
  await page.locator('[data-testid=board][data-link=online]').waitFor();
}

/** Collecting lies behind a button in portrait; once opened it stays in both. */
export async function openPanel({ page, tap }: Stand): Promise<void> {
  await page.setViewportSize(SIZES.portrait);
  // The page hears of its new size and is drawn anew before anybody looks for the button.
  const collect = page.getByTestId('collect').or(page.getByTestId('open-collect'));
  await collect.first().waitFor();
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  if (await page.getByTestId('open-collect').isVisible()) await tap('open-collect');
}

/** By the keys of the till; the menu is closed with the page. */
export async function openPage({ page }: Stand, key: string, testId: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByTestId(testId).waitFor();
}
