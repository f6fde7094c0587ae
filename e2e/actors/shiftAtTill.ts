import type { Page } from 'playwright-core';
import type { CashierAtTill } from './cashierAtTill';
import { pickTender, typeFuel, untilTicked } from './collectAtTill';

/** Collects an amount of fuel in cash, exactly; answers the order's number. */
export async function takeCash(till: CashierAtTill, fuel: { nozzleNo: number; yuan: string }): Promise<string> {
  const { page } = till;
  await typeFuel(till, fuel);
  await pickTender(till, 'cash');
  await page.getByTestId('cash-confirm').click();
  const orderNo = await untilTicked(till);
  // It makes room for the next payer by itself.
  await page.getByTestId('paid').waitFor({ state: 'detached' });
  return orderNo;
}

/** 班结 with the cash as counted, in yuan, and out of the till. */
export async function closeShift({ page }: CashierAtTill, countedYuan: string): Promise<void> {
  await openSheet(page, 'F9', 'close-shift-sheet');
  await page.getByTestId('counted-cash').fill(countedYuan);
  await page.getByTestId('close-shift').click();
  await page.getByTestId('confirm-yes').click();
  await page.getByTestId('closed-shift').waitFor();
  await page.getByTestId('leave-closed').click();
  await page.getByTestId('sign-in-screen').waitFor();
}

/** Asks for all the money of a closed shift's order back; the master will decide. */
export async function askForRefund({ page }: CashierAtTill, orderNo: string, reason: string): Promise<void> {
  await openSheet(page, 'F3', 'past-bills-sheet');
  await page.locator(`[data-testid=bill][data-order-no="${orderNo}"]`).click();
  await page.getByTestId('refund').click();
  await page.getByTestId('refund-reason').fill(reason);
  await page.getByTestId('refund-send').click();
  await page.getByTestId('confirm-yes').click();
  await page.locator('[data-testid=refund-card][data-state=requested]').waitFor();
  await page.getByTestId('sheet-back').click();
}

/** Gives the cash of a granted refund to the payer, and says so. */
export async function carryOutRefund(till: CashierAtTill): Promise<void> {
  const { page } = till;
  await openRefunds(till);
  await page.locator('[data-testid=refund-card][data-state=approved]').getByTestId('carry-out').click();
  await page.getByTestId('confirm-yes').click();
  await page.locator('[data-testid=refund-card][data-state=succeeded]').waitFor();
  await page.getByTestId('sheet-back').click();
}

/** 退款进度. */
export async function openRefunds({ page }: CashierAtTill): Promise<void> {
  await openSheet(page, 'F4', 'refunds-sheet');
}

async function openSheet(page: Page, key: string, testId: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByTestId(testId).waitFor();
}
