import type { Browser, Locator, Page } from 'playwright-core';
import type { House } from '../house/openHouse';
import { patienceMs } from '../house/until';

/** Somebody with the back office open in a browser of their own. */
export interface PersonAtDesk {
  page: Page;
  see: (testId: string) => Locator;
  tap: (testId: string) => Promise<void>;
  /** Opens an address of the desk, e.g. `/orders`. */
  go: (path: string) => Promise<void>;
}

interface SignIn {
  staffNo?: string;
  /** That of the demo chain, unless they chose another. */
  password?: string;
  /** What the browser says it is, where one person has two. */
  userAgent?: string;
}

/** The sign-in page in a fresh browser. */
export async function comeToDesk(house: House, browser: Browser, userAgent?: string): Promise<PersonAtDesk> {
  const context = await browser.newContext({
    ...(userAgent !== undefined && { userAgent }),
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  await page.goto(`${house.url}/desk/`);
  return {
    page,
    see: (testId) => page.getByTestId(testId),
    tap: async (testId) => await page.getByTestId(testId).click(),
    go: async (path) => void (await page.goto(`${house.url}/desk${path}`)),
  };
}

export async function signInAtDesk(
  { page, tap }: PersonAtDesk,
  { staffNo, password }: Required<Pick<SignIn, 'staffNo' | 'password'>>,
): Promise<void> {
  await page.locator('#staff-no').fill(staffNo);
  await page.locator('#password').fill(password);
  await tap('submit');
}

/** A head or a refusal is there, and nothing is being read. */
export async function untilShown({ page, see }: PersonAtDesk): Promise<void> {
  await page.locator('main h1, [data-testid=refused]').first().waitFor();
  await page.waitForLoadState('networkidle');
  await see('bones').first().waitFor({ state: 'detached' });
}

/** From the sign-in page to the first page with its menu. */
export async function openDesk(
  house: House,
  browser: Browser,
  { staffNo = 'admin', password = house.demo.password, userAgent }: SignIn = {},
): Promise<PersonAtDesk> {
  const person = await comeToDesk(house, browser, userAgent);
  await signInAtDesk(person, { staffNo, password });
  await person.see('menu').waitFor();
  return person;
}

/** Whoever came with a one-time password chooses their own, and the desk opens. */
export async function choosePassword(person: PersonAtDesk, oneTime: string, password: string): Promise<void> {
  const { page, see, tap } = person;
  await see('change-first').waitFor();
  await page.locator('#old-password').fill(oneTime);
  await page.locator('#new-password').fill(password);
  await page.locator('#new-password-again').fill(password);
  await tap('change-password');
  await see('menu').waitFor();
}

/** A member of staff by the dialog; answers the one-time password that is shown. */
export async function hireAtDesk(
  person: PersonAtDesk,
  { staffNo, name, role, station }: { staffNo: string; name: string; role?: string; station?: string },
): Promise<string> {
  const { page, see, tap } = person;
  await tap('menu-staff');
  await tap('create-staff');
  await page.locator('#person-no').fill(staffNo);
  await page.locator('#person-name').fill(name);
  if (role !== undefined) await choose(page, page.locator('#person-role'), role);
  if (station !== undefined) await choose(page, page.locator('#person-station'), station);
  await tap('yes');
  const password = (await see('one-time-password').textContent()) ?? '';
  await tap('yes');
  await see('one-time-dialog').waitFor({ state: 'detached' });
  return password;
}

/** Opens, by keyboard alone, the question whether to grant the refund that is shown; what is typed next is the note. */
export async function startGranting(person: PersonAtDesk): Promise<void> {
  const { page, see } = person;
  await see('refund-panel').waitFor();
  // The queue hears its keys a moment after it is seen, and so does the box of the note.
  await untilShown(person);
  await page.keyboard.press('a');
  await see('decide-note').and(page.locator(':focus')).waitFor();
}

/** An option of a select, by its words; where the select searches, they are typed. */
export async function choose(page: Page, select: Locator, words: string): Promise<void> {
  await select.click();
  if (await select.isEditable()) await select.fill(words);
  // Lists of other selects stay in the document, closed.
  await page.locator('.ant-select-item-option', { hasText: words }).filter({ visible: true }).first().click();
}
