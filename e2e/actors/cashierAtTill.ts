import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { House } from '../house/openHouse';
import { patienceMs } from '../house/until';
import { installCardTerminal, type CardTerminal } from './cardTerminal';
import { installPrinter, type PaperPlace, type Printer } from './printer';

/** A till with a cashier on duty, its board open. */
export interface CashierAtTill {
  /** The till's name, e.g. 1号收银台: no two of the chain have the same here. */
  name: string;
  /** The tab that is looked at; a test may open another. */
  page: Page;
  context: BrowserContext;
  /** Everything it said aloud, in all its tabs. */
  spoken: string[];
  /** The numbers of the orders whose tick it has shown: the tick goes by itself. */
  ticked: string[];
  /** Gets nothing when the paper is shown on the screen. */
  printer: Printer;
  /** Only where the device has one; without it slips are typed in. */
  cardTerminal: CardTerminal | undefined;
  /** The row of an order, by its number. */
  order: (orderNo: string) => Locator;
  /** Opens the next shift, from the sign-in page to the board. */
  signIn: (person: Person) => Promise<void>;
}

interface Person {
  staffNo: string;
  password: string;
  /** Chosen in the place of a one-time password. */
  newPassword?: string;
}

interface TillOptions extends Partial<Person> {
  /** Which of the demo chain's tills. */
  number?: number;
  /** Of a till that is not of the demo chain. */
  activationCode?: string;
  name?: string;
  paper?: PaperPlace;
  /** Whether the device charges bank cards itself. */
  chargesCards?: boolean;
  /** Where it reaches the server, when not directly. */
  url?: string;
  /** A machine that nobody set right: where it believes to be, and how far its clock is ahead. */
  astray?: { timezoneId: string; aheadMs: number };
}

/** From the box to the board: activation, sign-in, sound on, test print. */
export async function openTill(house: House, browser: Browser, options: TillOptions = {}): Promise<CashierAtTill> {
  const { name, activationCode, person } = whichTill(house, options);
  const context = await startMachine(browser, options);
  const spoken = await installVoice(context);
  const ticked = await watchTicks(context);
  const printer = await installPrinter(context, options.paper ?? 'machine');
  const cardTerminal = options.chargesCards === true ? await installCardTerminal(context) : undefined;
  const page = await context.newPage();
  await page.goto(`${options.url ?? house.url}/till/`);
  await bind(page, activationCode, name);
  await openShift(page, person);
  // Tests count what comes after the opening checks.
  spoken.length = 0;
  printer.papers.length = 0;
  const order = (orderNo: string) => till.page.locator(`[data-order-no="${orderNo}"]`);
  const signIn = async (next: Person) => await openShift(till.page, next);
  const till: CashierAtTill = { name, page, context, spoken, ticked, printer, cardTerminal, order, signIn };
  return till;
}

function whichTill({ demo }: House, { number = 0, ...options }: TillOptions) {
  const { name = `${number + 1}号收银台`, activationCode = demo.tills[number]?.activationCode ?? '' } = options;
  return { name, activationCode, person: { staffNo: '1001', password: demo.password, ...options } };
}

async function startMachine(browser: Browser, { astray }: TillOptions): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: astray?.timezoneId ?? 'Asia/Shanghai',
  });
  context.setDefaultTimeout(patienceMs);
  if (astray) await context.clock.install({ time: Date.now() + astray.aheadMs });
  return context;
}

async function bind(page: Page, activationCode: string, tillName: string): Promise<void> {
  await page.getByTestId('activation-code').fill(activationCode);
  await page.getByTestId('till-name').fill(tillName);
  await page.getByTestId('activate').click();
}

async function openShift(page: Page, { staffNo, password, newPassword }: Person): Promise<void> {
  await page.getByTestId('staff-no').fill(staffNo);
  await page.getByTestId('password').fill(password);
  await page.getByTestId('sign-in').click();
  if (newPassword !== undefined) await choosePassword(page, newPassword);
  await page.getByTestId('turn-sound-on').click();
  await page.getByTestId('print-test').click();
  await page.locator('[data-testid=printer-check][data-done=true]').waitFor();
  await page.locator('[data-testid=sound-check][data-done=true]').waitFor();
  await page.getByTestId('open-board').click();
  await untilOnline(page);
}

async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByTestId('new-password').fill(password);
  await page.getByTestId('new-password-again').fill(password);
  await page.getByTestId('save-password').click();
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

/** However short a success stands there, and however late a test looks: the page itself writes it down. */
async function watchTicks(context: BrowserContext): Promise<string[]> {
  const ticked: string[] = [];
  await context.exposeFunction('seeTick', (orderNo: string) => void ticked.push(orderNo));
  await context.addInitScript(() => {
    const { seeTick } = window as unknown as { seeTick: (orderNo: string) => Promise<void> };
    let last: Element | null = null;
    const look = () => {
      const paid = document.querySelector('[data-testid=paid]');
      if (paid !== null && paid !== last) void seeTick(paid.getAttribute('data-order-no') ?? '');
      last = paid;
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
  return ticked;
}

/** The jobs on the screen's paper, the oldest first, as bytes. */
export async function screenPapers(page: Page): Promise<Buffer[]> {
  const newestFirst = await page
    .getByTestId('paper')
    .evaluateAll((papers) => papers.map((paper) => paper.getAttribute('data-bytes') ?? ''));
  return newestFirst.toReversed().map((base64) => Buffer.from(base64, 'base64'));
}
