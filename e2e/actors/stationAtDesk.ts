import type { Locator } from 'playwright-core';
import { choose, type PersonAtDesk } from './personAtDesk';

interface NewStation {
  name: string;
  address: string;
  district: string;
  latitude: string;
  longitude: string;
}

/** The record of a new station, where drivers may pay in the car; its page stays open. */
export async function createStation(person: PersonAtDesk, station: NewStation): Promise<void> {
  const { page, see, tap, go } = person;
  await go('/stations/new');
  for (const [field, text] of Object.entries(station)) await boxOf(person, `field-${field}`).fill(text);
  for (const field of ['gasAlarm', 'inCarAllowed', 'enabled']) await page.getByTestId(`field-${field}`).check();
  await tap('save-record');
  await see('station-state').waitFor();
}

/** Nozzles 1, 2, … of one grade, its price in yuan, and the account at WeChat Pay. */
export async function equipStation(
  person: PersonAtDesk,
  { nozzles, grade, yuan, accountNo }: { nozzles: number; grade: string; yuan: string; accountNo: string },
): Promise<void> {
  const { page, see, tap } = person;
  await openTab(person, '油枪');
  for (let nozzle = 1; nozzle <= nozzles; nozzle += 1) {
    await tap('add-nozzle');
    await chooseGrade(person, `nozzle-grade-${nozzle}`, grade);
  }
  await tap('save-nozzles');
  await see('print-codes').waitFor();
  await openTab(person, '油价');
  await chooseGrade(person, 'price-grade', grade);
  await boxOf(person, 'price-yuan').fill(yuan);
  await tap('post');
  await tap('yes');
  await page.getByRole('tabpanel').getByText('生效中').first().waitFor();
  await openTab(person, '商户号');
  const account = see('account-wechat-pay');
  await account.getByTestId('account-no').fill(accountNo);
  await account.getByTestId('account-enabled').check();
  await account.getByTestId('save-account').click();
  await account.getByTestId('check-account').click();
  await account.getByTestId('check-outcome').waitFor();
}

/** The PDF of the nozzles' codes, as the button fetches it. */
export async function nozzleCodes(person: PersonAtDesk): Promise<Buffer> {
  await openTab(person, '油枪');
  const address = (await person.see('print-codes').getAttribute('href')) ?? '';
  return await (await person.page.request.get(new URL(address, person.page.url()).href)).body();
}

/** A code that binds one till of the station whose page is open. */
export async function activationCode(person: PersonAtDesk): Promise<string> {
  await openTab(person, '收银机');
  await person.tap('activation');
  await person.tap('yes');
  const code = (await person.see('activation-code').textContent()) ?? '';
  await person.tap('no');
  return code;
}

export async function openTab({ page }: PersonAtDesk, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

/** By the octane alone, since some lists say 92# and some 92号汽油; unless it stands there already. */
async function chooseGrade({ page, see }: PersonAtDesk, testId: string, grade: string): Promise<void> {
  const select = see(testId);
  if ((await select.textContent())?.includes(grade)) return;
  await choose(page, select.locator('input'), grade);
}

/** Where one types, whichever element carries the name. */
export function boxOf({ page }: PersonAtDesk, testId: string): Locator {
  return page.locator(`input[data-testid="${testId}"], [data-testid="${testId}"] input`);
}
