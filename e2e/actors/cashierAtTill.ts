import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { House } from '../house/openHouse';
import { installPrinter, type PaperPlace, type Printer } from './printer';

/** A till with a cashier on duty, its board open. */
export interface CashierAtTill {
  /** The tab that is looked at; a test may open another. */
  page: Page;
  context: BrowserContext;
  /** Everything it said aloud, in all its tabs. */
  spoken: string[];
  /** Gets nothing when the paper is shown on the screen. */
  printer: Printer;
  /** The row of an order, by its number. */
  order: (orderNo: string) => Locator;
}

interface TillOptions {
  /** Which of the demo chain's tills. */
  number?: number;
  staffNo?: string;
  paper?: PaperPlace;
  /** Where it reaches the server, when not directly. */
  url?: string;
}

/** From the box to the board: activation, sign-in, sound on, test print. */
export async function openTill(
  house: House,
  browser: Browser,
  { number = 0, staffNo = '1001', paper = 'machine', url = house.url }: TillOptions = {},
): Promise<CashierAtTill> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(20_000);
  const spoken = await installVoice(context);
  const printer = await installPrinter(context, paper);
  const page = await context.newPage();
  await page.goto(`${url}/till/`);
  await bind(page, house.demo.tills[number]?.activationCode ?? '', `${number + 1}号收银台`);
  await openShift(page, { staffNo, password: house.demo.password });
  // Tests count what comes after the opening checks.
  spoken.length = 0;
  printer.papers.length = 0;
  const order = (orderNo: string) => till.page.locator(`[data-order-no="${orderNo}"]`);
  const till: CashierAtTill = { page, context, spoken, printer, order };
  return till;
}

async function bind(page: Page, activationCode: string, tillName: string): Promise<void> {
  await page.getByTestId('activation-code').fill(activationCode);
  await page.getByTestId('till-name').fill(tillName);
  await page.getByTestId('activate').click();
}

async function openShift(page: Page, { staffNo, password }: { staffNo: string; password: string }): Promise<void> {
  await page.getByTestId('staff-no').fill(staffNo);
  await page.getByTestId('password').fill(password);
  await page.getByTestId('sign-in').click();
  await page.getByTestId('turn-sound-on').click();
  await page.getByTestId('print-test').click();
  await page.locator('[data-testid=printer-check][data-done=true]').waitFor();
  await page.locator('[data-testid=sound-check][data-done=true]').waitFor();
  await page.getByTestId('open-board').click();
  await untilOnline(page);
}

export async function untilOnline(page: Page): Promise<void> {
  await page.locator('[data-testid=board][data-link=online]').waitFor();
}

/** A browser with a Chinese voice; what it says is written down. */
async function installVoice(context: BrowserContext): Promise<string[]> {
  const spoken: string[] = [];
  await context.exposeFunction('hearSpeech', (text: string) => void spoken.push(text));
  await context.addInitScript(() => {
    const { hearSpeech } = window as unknown as { hearSpeech: (text: string) => Promise<void> };
    const speak = (said: SpeechSynthesisUtterance) =>
      void hearSpeech(said.text).then(() => said.onend?.(new Event('end') as SpeechSynthesisEvent));
    const value = {
      speak,
      cancel: () => {},
      getVoices: () => [{ lang: 'zh-CN', name: '普通话', localService: true }],
      addEventListener: () => {},
    };
    Object.defineProperty(window, 'speechSynthesis', { value });
  });
  return spoken;
}

/** The jobs on the screen's paper, the oldest first, as bytes. */
export async function screenPapers(page: Page): Promise<Buffer[]> {
  const newestFirst = await page
    .getByTestId('paper')
    .evaluateAll((papers) => papers.map((paper) => paper.getAttribute('data-bytes') ?? ''));
  return newestFirst.toReversed().map((base64) => Buffer.from(base64, 'base64'));
}
