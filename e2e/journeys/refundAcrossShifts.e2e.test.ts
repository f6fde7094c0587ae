import type { TillRefund } from '@jiayou/contract';
import type { Browser } from 'playwright-core';
import { openTill, type CashierAtTill } from '../actors/cashierAtTill';
import { typeFuel, untilPaid } from '../actors/collectAtTill';
import { scan } from '../actors/scanner';
import { askForRefund, carryOutRefund, closeShift, openRefunds, takeCash } from '../actors/shiftAtTill';
import { launchBrowser } from '../browser/launchBrowser';
import { unbalanced } from '../house/books';
import { openHouse, type House } from '../house/openHouse';
import { callsOf } from '../house/sell';
import { deskOf, hire } from '../house/staff';
import { until } from '../house/until';
import { walletOf } from '../house/wallets';

let house: House;
let browser: Browser;
let till: CashierAtTill;
/** Orders of the shift that is closed. */
const sold = { wechat: '', cash: '', disputed: '' };

beforeAll(async () => {
  house = await openHouse({ environment: { simulator: { SIMULATOR_REFUND_DELAY_S: '1' } } });
  browser = await launchBrowser();
  till = await openTill(house, browser);
  await typeFuel(till, { yuan: '200' });
  await scan(till.page, await walletOf(house, 'wechat-pay').code());
  sold.wechat = await untilPaid(till);
  sold.cash = await takeCash(till, { nozzleNo: 1, yuan: '100' });
  sold.disputed = await takeCash(till, { nozzleNo: 1, yuan: '50' });
  await closeShift(till, '150');
  await till.signIn({ staffNo: '1001', password: house.demo.password });
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

interface Refund {
  refundNo: TillRefund['refundNo'];
  state: TillRefund['state'];
  paymentNo: string;
  shiftId: string | null;
}

async function refundOf(orderNo: string): Promise<Refund> {
  const [refund] = await house.rows<Refund>(
    `select r.refund_no as "refundNo", r.state, r.payment_no as "paymentNo", r.shift_id as "shiftId" from refunds r
     join orders o on o.id = r.order_id where o.order_no = $1 order by r.requested_at desc limit 1`,
    [orderNo],
  );
  if (refund === undefined) throw new Error(`nobody asked for a refund of ${orderNo}`);
  return refund;
}

async function decide(orderNo: string, body: { approve: boolean; note: string }, staffNo = '1000'): Promise<void> {
  const { refundNo } = await refundOf(orderNo);
  const desk = await deskOf(house, staffNo);
  await desk('POST /desk/refunds/:refundNo/decide', { params: { refundNo }, body });
}

async function untilNotice(words: string): Promise<void> {
  const notice = till.page.getByTestId('refund-notice').filter({ hasText: words });
  await notice.getByTestId('refund-notice-seen').click();
  await notice.waitFor({ state: 'detached' });
}

test('a wallet’s refund of a closed shift: the master agrees, the till hears it, the payer has the money back', async () => {
  await askForRefund(till, sold.wechat, '加错油品');
  await decide(sold.wechat, { approve: true, note: '' });
  await untilNotice('退款 ¥200.00 已退给顾客');

  const { paymentNo, state, shiftId } = await refundOf(sold.wechat);
  expect({ state, shiftId }).toEqual({ state: 'succeeded', shiftId: null });
  const { refunds } = await house.control(`/trades/${paymentNo}`);
  expect(refunds).toEqual([expect.objectContaining({ status: 'SUCCESS', refundFen: 20_000 })]);
});

test('the master refuses with a reason: the till shows it, nothing moves, and it may be asked for again', async () => {
  await askForRefund(till, sold.disputed, '顾客投诉');
  await decide(sold.disputed, { approve: false, note: '小票不符' });
  await untilNotice('退款 ¥50.00 没有同意：小票不符');

  const posted = 'select 1 from ledger_postings where transaction_key = $1';
  expect(await house.rows(posted, [`refund:${(await refundOf(sold.disputed)).refundNo}`])).toEqual([]);
  await askForRefund(till, sold.disputed, '补上了小票');
  expect(await refundOf(sold.disputed)).toMatchObject({ state: 'requested' });
});

test('cash is handed out by who is on duty now, and is that shift’s', async () => {
  await askForRefund(till, sold.cash, '加错油品');
  await decide(sold.cash, { approve: true, note: '' });
  await untilNotice('退款已同意 ¥100.00，请把现金交给顾客');
  await carryOutRefund(till);

  const { shift, cash, totals } = await (await callsOf(house, till.context))('GET /till/shift', {});
  expect(await refundOf(sold.cash)).toMatchObject({ state: 'succeeded', shiftId: shift.id });
  expect({ back: cash.refundsFen, refunds: totals.all.refunds, orders: totals.all.orders }).toEqual({
    back: 10_000,
    refunds: 1,
    orders: 0,
  });
  const [slip] = await until('the slip', async () => slipsOf('100.00', 1));
  expect(slip).not.toContain('补打');
});

test('a further slip is asked about, waits for its number, says which 补打 it is, and stands in the log', async () => {
  const { page } = till;
  await openRefunds(till);
  const { refundNo } = await refundOf(sold.cash);
  const card = page.locator(`[data-testid=refund-card][data-refund-no="${refundNo}"]`);
  await card.getByText('补打 第1次').click();
  await page.route('**/slips', async (route) => await route.abort());
  await page.getByTestId('confirm-yes').click();
  await card.getByTestId('insisting').waitFor();
  expect(slipsOf('100.00', 2)).toBeUndefined();
  await page.unroute('**/slips');

  const [, again] = await until('the second slip', async () => slipsOf('100.00', 2));
  expect(again).toContain('退款凭证（补打 第1次）');
  await card.getByText('补打 第2次').waitFor();
  const said = `select 1 from audit_entries where action = 'refund.reprint' and subject = $1`;
  expect(await house.rows(said, [`refund:${refundNo}`])).toHaveLength(1);
  await page.getByTestId('sheet-back').click();
});

/** The slips of an amount that were printed, once there are as many. */
function slipsOf(yuan: string, count: number): string[] | undefined {
  const slips = till.printer.papers.filter((paper) => paper.includes('退款凭证') && paper.includes(`￥${yuan}`));
  return slips.length < count ? undefined : slips;
}

test('nobody decides what they asked for themselves, also not after they became a master', async () => {
  const staffId = await hire(house, { staffNo: '1009', name: '小赵', role: 'station-master', station: 'D0001' });
  // As if the cashier who asked had been promoted since.
  await house.rows('update refunds set requested_by = $1 where refund_no = $2', [
    staffId,
    (await refundOf(sold.disputed)).refundNo,
  ]);
  await expect(decide(sold.disputed, { approve: true, note: '' }, '1009')).rejects.toMatchObject({
    code: 'refund.own',
  });
  expect(await refundOf(sold.disputed)).toMatchObject({ state: 'requested' });
  await decide(sold.disputed, { approve: true, note: '' });
  await untilNotice('退款已同意 ¥50.00，请把现金交给顾客');
  expect(await unbalanced(house)).toEqual([]);
});
