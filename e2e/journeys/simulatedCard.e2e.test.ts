import { openTill, untilOnline, type CashierAtTill } from '../actors/cashierAtTill';
import { pickTender, typeFuel, untilPaid, untilUnpaid } from '../actors/collectAtTill';
import { edgeToEdge } from '../actors/paperText';
import { unbalanced } from '../house/books';
import { lastCollected } from '../house/collected';
import { openPlace } from '../actors/openPlace';

let till: CashierAtTill;

const place = openPlace(async ({ house, browser }) => {
  till = await openTill(house, browser);
});

test('a till without a card terminal asks for the slip until 模拟刷卡 is chosen in the settings, which a reload keeps', async () => {
  const { page } = till;
  await typeFuel(till, { yuan: '100' });
  await pickTender(till, 'card');
  await page.getByTestId('card-referenceNo').waitFor();
  await page.getByTestId('card-not-charged').click();
  await page.getByTestId('confirm-yes').click();
  await untilUnpaid(till);

  await page.getByTestId('open-settings').click();
  await page.getByTestId('card-simulated').click();
  await page.getByTestId('close-settings').click();
  await page.reload();
  await untilOnline(page);
  await page.getByTestId('open-settings').click();
  expect(await page.getByTestId('card-simulated').getByRole('radio').isChecked()).toBe(true);
  await page.getByTestId('close-settings').click();
});

test('then a card is charged by itself, and paper, order and ledger say bank card', async () => {
  await typeFuel(till, { yuan: '200' });
  // It stands there for a second: the page itself looks, from before the tap.
  const asks = till.page.waitForFunction(() => document.body.innerText.includes('请在刷卡机上刷卡'));
  await Promise.all([asks, pickTender(till, 'card')]);
  const orderNo = await untilPaid(till);
  const found = await lastCollected(place.house, till.name);
  expect(found).toMatchObject({ orderNo, order: 'paid', tickets: 1 });
  expect(found?.ledger).toEqual({ 'receivable.bank-card': 20_000, 'sales.fuel': -20_000 });
  expect(found?.payments).toMatchObject([{ channel: 'bank-card', method: 'card', state: 'succeeded' }]);
  const [paper = ''] = till.printer.papers;
  expect(paper).toContain(edgeToEdge('支付方式', '银行卡'));
  expect(paper).toContain(edgeToEdge('参考号', found?.payments[0]?.transactionNo ?? ''));
});

test('a declined card collects nothing and says why', async () => {
  await typeFuel(till, { yuan: '100.72' });
  await pickTender(till, 'card');
  expect(await untilUnpaid(till)).toMatch(/没有扣款.*余额不足/);
  expect(await lastCollected(place.house, till.name)).toMatchObject({ order: 'closed', tickets: 0, ledger: {} });
});

test('a terminal that charged and lost its answer is asked again, and charges no second time', async () => {
  await typeFuel(till, { yuan: '100.51' });
  await pickTender(till, 'card');
  await till.page.getByTestId('card-doubt').waitFor();
  await till.page.getByTestId('card-ask-again').click();
  await untilPaid(till);
  const found = await lastCollected(place.house, till.name);
  expect(found?.payments.map(({ state }) => state)).toEqual(['succeeded']);
  expect(found?.ledger).toMatchObject({ 'receivable.bank-card': 10_051 });
  expect(await unbalanced(place.house)).toEqual([]);
});
