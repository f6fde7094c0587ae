import { openPage, type Stand } from './stand';

/** 账单查询: this shift's orders, one of them, and its money going back. */
export async function takeBooks(stand: Stand): Promise<void> {
  const { page, see, tap, show } = stand;
  await openPage(stand, 'F10', 'menu');
  await show('menu');
  await tap('menu-bills');
  await see('bill').first().waitFor();
  await show('bills');
  await tap('totals-summary');
  await show('bills-totals');
  await tap('totals-summary');
  await see('search').fill('88888');
  await see('no-bills').waitFor();
  await show('bills-nothing-found');
  await tap('clear-search');
  await page.locator('[data-testid=bill]', { hasText: '商品' }).first().click();
  await see('detail-amount').waitFor();
  await show('bill-mixed');
  await takeRefund(stand);
  await tap('reprint');
  await see('confirm').waitFor();
  await show('bill-reprint');
  await tap('confirm-yes');
  await see('paper-standing').waitFor();
  await show('bill-reprinted');
  await tap('sheet-back');
}

async function takeRefund({ see, tap, show }: Stand): Promise<void> {
  await tap('refund');
  await see('refund-sheet').waitFor();
  await show('refund-whole');
  await tap('refund-how-part');
  await see('refund-goods').fill('12.90');
  await see('refund-fuel').fill('500');
  await show('refund-part-too-much');
  await see('refund-fuel').fill('');
  await tap('reason-3');
  await show('refund-part');
  await tap('refund-send');
  await see('confirm').waitFor();
  await show('refund-confirm');
  await tap('confirm-yes');
  await see('refund-card').waitFor();
  await show('bill-refunded');
}
