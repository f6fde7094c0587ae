import { Fen, type ShiftSummary, type Tender, type TillOrder } from '@jiayou/contract';
import type { Browser } from 'playwright-core';
import { openTill, type CashierAtTill } from '../actors/cashierAtTill';
import { typeFuel, untilPaid } from '../actors/collectAtTill';
import { scan } from '../actors/scanner';
import { takeCash } from '../actors/shiftAtTill';
import { readSummary } from '../actors/summaryPaper';
import { launchBrowser } from '../browser/launchBrowser';
import { unbalanced } from '../house/books';
import { payOne } from '../house/driver';
import { openHouse, type House } from '../house/openHouse';
import { callsOf, newActionId, sell, type Sale, type TillCalls } from '../house/sell';
import { deskOf } from '../house/staff';
import { sumsOfShift } from '../house/sums';
import { until } from '../house/until';
import { walletOf } from '../house/wallets';

let house: House;
let browser: Browser;
let till: CashierAtTill;
let call: TillCalls;
let shiftId = '';

beforeAll(async () => {
  house = await openHouse({ environment: { simulator: { SIMULATOR_REFUND_DELAY_S: '1' } } });
  browser = await launchBrowser();
  till = await openTill(house, browser);
  call = await callsOf(house, till.context);
  shiftId = (await call('GET /till/shift', {})).shift.id;
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

const tenders: Tender[] = ['wechat-pay', 'alipay', 'bank-card', 'cash'];
const grades = ['92#', '95#', '98#', '0#'];
const shelf = ['6952001001378', '6952001013708', '6952001017812'];

/** Twenty-four sales: fuel, goods and both, by every tender. */
const sales: Sale[] = Array.from({ length: 24 }, (_, at) => {
  const fuel = { grade: grades[at % grades.length] ?? '', fen: 10_007 + at * 1_100 };
  const goods = shelf.slice(0, 1 + (at % shelf.length));
  const tender = tenders[Math.floor(at / 3) % tenders.length] ?? 'cash';
  return { tender, ...(at % 3 !== 1 && { fuel }), ...(at % 3 !== 0 && { goods }) };
});
const sold: TillOrder[] = [];
/** The first sale with this tender of this kind. */
const saleBy = (tender: Tender, kind: TillOrder['kind']): TillOrder => {
  const found = sold.find((order) => order.kind === kind && order.payment?.tender === tender);
  if (found === undefined) throw new Error(`nobody bought ${kind} by ${tender}`);
  return found;
};

async function refund({ id }: Pick<TillOrder, 'id'>, parts: { fuelFen?: number; goodsFen?: number }): Promise<string> {
  const { refundNo } = await call('POST /till/bills/:orderId/refunds', {
    params: { orderId: id },
    body: {
      actionId: newActionId(),
      fuelFen: Fen.parse(parts.fuelFen ?? 0),
      goodsFen: Fen.parse(parts.goodsFen ?? 0),
      reason: '加错油品',
    },
  });
  return refundNo;
}

async function untilRefunded(count: number): Promise<void> {
  const done = `select 1 from refunds where state = 'succeeded'`;
  await until(`${count} refunds`, async () => (await house.rows(done)).length === count);
}

test('thirty orders are paid, in the car and at the till, by every tender, each with one paper', async () => {
  const inCar = await Promise.all(
    [30_000, 20_007, 12_300].map(async (amountFen) => await payOne(house, { amountFen })),
  );
  for (const sale of sales) sold.push(await sell(house, call, sale));
  await takeCash(till, { nozzleNo: 1, yuan: '120.5' });
  await typeFuel(till, { nozzleNo: 4, yuan: '88' });
  await scan(till.page, await walletOf(house, 'alipay').code());
  await untilPaid(till);
  await typeFuel(till, { nozzleNo: 6, yuan: '66' });
  await scan(till.page, await walletOf(house, 'wechat-pay').code());
  await untilPaid(till);
  for (const { order } of inCar)
    await till.order(order.orderNo).and(till.page.locator('[data-paper=printed]')).waitFor();

  await until('the papers', async () => till.printer.papers.length >= 30);
  const numbers = till.printer.papers.map((paper) => /\bD\d{10,}/.exec(paper)?.[0]);
  expect([numbers.length, new Set(numbers).size]).toEqual([30, 30]);
  const mine = `select 1 from orders where shift_id = $1 and state = 'paid'`;
  expect(await house.rows(mine, [shiftId])).toHaveLength(30);
});

test('refunds whole and in part go back as they were paid: wallets by themselves, card and cash by hand', async () => {
  await refund(saleBy('wechat-pay', 'fuel'), { fuelFen: saleBy('wechat-pay', 'fuel').payableFen });
  const mixed = saleBy('alipay', 'mixed');
  await refund(mixed, { fuelFen: 5_000, goodsFen: 200 });
  await refund(saleBy('wechat-pay', 'goods'), { goodsFen: 200 });
  const [inCar] = await house.rows<{ id: TillOrder['id'] }>(
    `select id from orders where origin = 'in-car' and amount_fen = 12300`,
  );
  if (inCar) await refund(inCar, { fuelFen: 12_300 });
  const onCard = await refund(saleBy('bank-card', 'mixed'), { goodsFen: 200 });
  const body = { referenceNo: onCard.slice(-12) };
  await call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo: onCard }, body });
  await refundCashInPage(saleBy('cash', 'mixed').orderNo, '50');

  await untilRefunded(6);
  await until('the slip', async () => slipsPrinted().length > 0);
  expect(slipsPrinted()).toHaveLength(1);
  expect(slipsPrinted()[0]).toMatch(/退款\s+￥50\.00/);
});

const slipsPrinted = () => till.printer.papers.filter((paper) => paper.includes('退款凭证'));

/** Part of the fuel, in the page, and the notes handed out. */
async function refundCashInPage(orderNo: string, yuan: string): Promise<void> {
  const { page } = till;
  await page.keyboard.press('F2');
  await page.getByTestId('search').fill(orderNo);
  await page.locator(`[data-testid=bill][data-order-no="${orderNo}"]`).click();
  await page.getByTestId('refund').click();
  await page.getByTestId('refund-how-part').click();
  await page.getByTestId('refund-fuel').fill(yuan);
  await page.getByTestId('reason-0').click();
  await page.getByTestId('refund-send').click();
  await page.getByTestId('confirm-yes').click();
  const card = page.getByTestId('refund-card');
  await card.getByTestId('carry-out').click();
  await page.getByTestId('confirm-yes').click();
  await page.locator('[data-testid=refund-card][data-state=succeeded]').waitFor();
  await page.getByTestId('sheet-back').click();
}

let closed: ShiftSummary;

test('the shift is closed with a yuan too much, explained; its paper is what the ledger adds up to', async () => {
  const { page, printer } = till;
  const open = await call('GET /till/shift', {});
  await page.keyboard.press('F9');
  await page.getByTestId('cash-count').waitFor();
  await page.getByTestId('counted-cash').fill(((open.cash.expectedFen + 100) / 100).toFixed(2));
  expect(await page.getByTestId('difference').textContent()).toMatch(/长款.*1\.00/);
  expect(await page.getByTestId('close-shift').isDisabled()).toBe(true);
  await page.getByTestId('difference-note').fill('顾客没要找零');
  await page.getByTestId('close-shift').click();
  await page.getByTestId('confirm-yes').click();
  await page.getByTestId('closed-shift').waitFor();
  const paper = await until('the paper', async () => printer.papers.find((one) => one.includes('班结小票')));

  closed = await call('GET /till/shifts/:shiftId', { params: { shiftId } });
  const sums = await sumsOfShift(house, shiftId);
  const printed = readSummary(paper);
  expect(new Map([...printed].filter(([name]) => sums.has(name)))).toEqual(sums);
  const [cash, cashBack] = [sums.get('收款方式/现金')?.fen ?? 0, sums.get('收款方式/现金/退款')?.fen ?? 0];
  expect(Object.fromEntries([...printed].filter(([name]) => name.startsWith('现金/')))).toEqual({
    '现金/备用金': { fen: 0 },
    '现金/现金收款': { fen: cash },
    '现金/现金退款': { fen: cashBack },
    '现金/应有现金': { fen: cash + cashBack },
    '现金/实点现金': { fen: cash + cashBack + 100 },
    '现金/差额 长款': { fen: 100 },
  });
  expect(paper).toContain('说明：顾客没要找零');
  // Nothing stands there that the ledger does not know.
  const sections = /^(收款方式|油品|非油品)\//;
  expect([...printed.keys()].filter((name) => sections.test(name)).toSorted()).toEqual(
    [...sums.keys()].filter((name) => sections.test(name)).toSorted(),
  );
  expect(closed.totals.all).toMatchObject({ orders: 30, refunds: 6, netFen: sums.get('合计/净额')?.fen });
  expect(closed.cash).toMatchObject({ expectedFen: cash + cashBack, differenceFen: 100, note: '顾客没要找零' });
  expect(await unbalanced(house)).toEqual([]);
});

test('signing in again opens another shift; without a number from the server the closed one’s paper does not come again', async () => {
  const { page, printer } = till;
  await page.getByTestId('leave-closed').click();
  await till.signIn({ staffNo: '1001', password: house.demo.password });
  call = await callsOf(house, till.context);
  const { shift, totals } = await call('GET /till/shift', {});
  expect([shift.id === shiftId, totals.all.orders]).toEqual([false, 0]);

  await page.keyboard.press('F7');
  await page.getByTestId('shift').first().click();
  await page.getByTestId('reprint-shift').click();
  await page.route('**/reprint', async (route) => await route.abort());
  await page.getByTestId('confirm-yes').click();
  await page.getByTestId('insisting').waitFor();
  expect(printer.papers.filter((one) => one.includes('补打'))).toEqual([]);
  await page.unroute('**/reprint');
  const paper = await until('the paper', async () => printer.papers.find((one) => one.includes('补打 第1次')));
  expect(readSummary(paper).get('合计/净额')).toEqual({ fen: closed.totals.all.netFen });
});

test('what is refunded later is not the closed shift’s', async () => {
  const refundNo = await refund(saleBy('alipay', 'fuel'), { fuelFen: 1_000 });
  const desk = await deskOf(house, '1000');
  await desk('POST /desk/refunds/:refundNo/decide', { params: { refundNo }, body: { approve: true, note: '' } });
  await untilRefunded(7);
  expect(await call('GET /till/shifts/:shiftId', { params: { shiftId } })).toEqual(closed);
  expect((await sumsOfShift(house, shiftId)).get('合计/净额')).toEqual({ fen: closed.totals.all.netFen });
});
