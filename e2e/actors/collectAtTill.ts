import type { Locator } from 'playwright-core';
import { until } from '../house/until';
import { untilOnline, type CashierAtTill } from './cashierAtTill';

/** Where a till can stand with an order. */
type At = 'paying' | 'waiting' | 'showing' | 'choosing' | 'card' | 'cash' | 'paid';

export function stage({ page }: CashierAtTill, at: At): Locator {
  return page.locator(`[data-testid=collect-stage][data-at=${at}]`);
}

/** Types an amount of fuel at a nozzle; what was typed before goes. */
export async function typeFuel(
  { page }: CashierAtTill,
  { nozzleNo = 3, yuan }: { nozzleNo?: number; yuan: string },
): Promise<void> {
  await page.getByTestId('kind-fuel').click();
  await page.getByTestId(`nozzle-${nozzleNo}`).click();
  await page.getByTestId('money-清空').click();
  await typeYuan(page.getByTestId('collect'), yuan);
}

export async function typeYuan(place: Locator, yuan: string): Promise<void> {
  for (const key of yuan) await place.getByTestId(`money-${key === '.' ? 'point' : key}`).click();
}

export async function pickTender({ page }: CashierAtTill, tender: 'qr' | 'card' | 'cash'): Promise<void> {
  await page.getByTestId(`tender-${tender}`).click();
}

/** The address in the code that the till shows. */
export async function shownAddress({ page }: CashierAtTill): Promise<string> {
  const code = page.getByTestId('qr');
  await code.locator('svg').waitFor();
  return (await code.getAttribute('data-text')) ?? '';
}

export async function giveUp({ page }: CashierAtTill): Promise<void> {
  await page.getByTestId('give-up').click();
}

/** Reloads the page and turns the sound on again, for which a browser wants a tap. */
export async function reload({ page, spoken, ticked }: CashierAtTill): Promise<void> {
  ticked.length = 0;
  await page.reload();
  await untilOnline(page);
  await page.getByTestId('sound-bar').click();
  const test = await until('the voice', async () => spoken.find((sentence) => sentence.startsWith('声音')));
  spoken.splice(spoken.indexOf(test), 1);
}

/** What the till says of an order that nobody paid, after which the order is dropped. */
export async function untilUnpaid(till: CashierAtTill): Promise<string> {
  await stage(till, 'choosing').waitFor();
  const words = till.page.getByTestId('choosing-words');
  const said = (await words.count()) === 0 ? '' : ((await words.textContent()) ?? '');
  await till.page.getByTestId('drop-order').click();
  await till.page.getByTestId('collect-stage').waitFor({ state: 'detached' });
  return said;
}

/** Waits for the tick and the paper, and goes on to the next payer; answers the order's number. */
export async function untilPaid(till: CashierAtTill): Promise<string> {
  const orderNo = await untilTicked(till);
  const paid = till.page.getByTestId('paid');
  // It goes by itself after a while.
  if (await paid.isVisible()) await till.page.keyboard.press('Enter');
  await paid.waitFor({ state: 'detached' });
  return orderNo;
}

/** Waits for the tick and the paper, and leaves it there; answers the order's number. */
export async function untilTicked({ ticked, order, page }: CashierAtTill): Promise<string> {
  const orderNo = await until('the tick', async () => ticked.at(-1));
  await order(orderNo).and(page.locator('[data-testid=order][data-paper=printed]')).waitFor();
  ticked.length = 0;
  return orderNo;
}
