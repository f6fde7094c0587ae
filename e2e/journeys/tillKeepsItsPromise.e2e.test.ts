import type { Browser, Page } from 'playwright-core';
import { openTill, untilOnline, type CashierAtTill } from '../actors/cashierAtTill';
import { launchBrowser } from '../browser/launchBrowser';
import { layCable, type Cable } from '../house/cable';
import { writtenAbout } from '../house/books';
import { revokeTill } from '../house/desk';
import { confirmInWallet, newDriver, payOne, tapToPay } from '../house/driver';
import { openHouse, type House } from '../house/openHouse';
import { until } from '../house/until';

let house: House;
let browser: Browser;
let cable: Cable;
let till: CashierAtTill;
let other: CashierAtTill;

beforeAll(async () => {
  house = await openHouse({ environment: { all: { TICKET_OVERDUE_SECONDS: '3' } } });
  browser = await launchBrowser();
  cable = await layCable(house.url);
  till = await openTill(house, browser, { url: cable.url });
});

afterAll(async () => {
  await browser?.close();
  await cable?.remove();
  await house?.stop();
});

beforeEach(() => {
  till.spoken.length = 0;
  till.printer.papers.length = 0;
});

/** Paid orders, one after the other; answers their numbers in the order of their payment. */
async function payInTurn(amounts: number[]): Promise<string[]> {
  const orderNos: string[] = [];
  for (const amountFen of amounts) {
    const { order, paymentNo } = await payOne(house, { amountFen });
    await until('the payment', async () => (await writtenAbout(house, paymentNo))?.payment === 'succeeded');
    orderNos.push(order.orderNo);
  }
  return orderNos;
}

async function payOneNow(): Promise<string> {
  const [orderNo = ''] = await payInTurn([20_000]);
  return orderNo;
}

async function untilPaperIs(page: Page, orderNo: string, is: string): Promise<void> {
  await page.locator(`[data-order-no="${orderNo}"][data-paper=${is}]`).waitFor();
}

/** The order numbers on papers, as they came out. */
function onPaper(...tills: CashierAtTill[]): string[] {
  return tills.flatMap(({ printer }) => printer.papers.map((paper) => /\bD\d{10,}/.exec(paper)?.[0] ?? ''));
}

async function press(
  page: Page,
  orderNo: string,
  choice: 'reprint' | 'it-is-out' | 'print' | 'dismiss',
): Promise<void> {
  await page.locator(`[data-order-no="${orderNo}"]`).getByTestId(`order-${choice}`).click();
  if (choice === 'reprint' || choice === 'dismiss') await page.getByTestId('confirm-yes').click();
}

async function reload(): Promise<void> {
  await till.page.reload();
  await untilOnline(till.page);
}

describe('several see one order', () => {
  test('two tills: one paper, one voice, and both boards know', async () => {
    other = await openTill(house, browser, { number: 1, staffNo: '1002' });
    const paid = await Promise.all(
      [1, 2, 3, 4, 5].map(async (yuan) => await payOne(house, { amountFen: yuan * 10_000 })),
    );
    for (const { order } of paid) {
      await untilPaperIs(till.page, order.orderNo, 'printed');
      await untilPaperIs(other.page, order.orderNo, 'printed');
    }
    expect(onPaper(till, other).toSorted()).toEqual(paid.map(({ order }) => order.orderNo).toSorted());
    const said = () => [...till.spoken, ...other.spoken];
    await until('the voices', async () => said().length >= 5);
    expect(said()).toHaveLength(5);
    await other.page.close();
  });

  test('two tabs of one till: one paper', async () => {
    const tab = await till.context.newPage();
    await tab.goto(`${cable.url}/till/`);
    await untilOnline(tab);
    const orderNos = await payInTurn([10_000, 20_000, 30_000]);
    for (const orderNo of orderNos) {
      await untilPaperIs(till.page, orderNo, 'printed');
      await untilPaperIs(tab, orderNo, 'printed');
    }
    expect(onPaper(till).toSorted()).toEqual(orderNos.toSorted());
    await tab.close();
  });
});

describe('the page dies', () => {
  afterEach(async () => {
    till.printer.fallSilent(false);
    await till.page.unrouteAll();
  });

  test('between claim and paper: the board asks, prints nothing by itself, and a second paper is numbered', async () => {
    till.printer.fallSilent(true);
    const orderNo = await payOneNow();
    await until('the paper', async () => onPaper(till).length === 1);
    till.printer.fallSilent(false);
    await reload();
    await untilPaperIs(till.page, orderNo, 'doubtful');
    expect(await till.order(orderNo).getByTestId('order-paper').textContent()).toBe('可能已打印，请核对');
    // The next order is printed: nothing holds the printer up, and the doubtful one is left alone.
    const next = await payOneNow();
    await untilPaperIs(till.page, next, 'printed');
    expect(onPaper(till)).toEqual([orderNo, next]);

    await press(till.page, orderNo, 'reprint');
    await untilPaperIs(till.page, orderNo, 'printed');
    expect(onPaper(till)).toEqual([orderNo, next, orderNo]);
    expect(till.printer.papers.at(-1)).toContain('加油小票（补打 第1次）');
    expect(await till.order(orderNo).getByTestId('order-reprints').textContent()).toBe('补打 1 次');
    const audited = `select from audit_entries where action = 'ticket.reprint'`;
    expect(await house.rows(audited)).toHaveLength(1);
  });

  test('before the claim was answered: the board asks, and the cashier says that the paper is out', async () => {
    // The server hears of it, the page never hears back.
    await till.page.route('**/claim', async (route) => void (await route.fetch()));
    const orderNo = await payOneNow();
    const claimed = `select from tickets t join orders o on o.id = t.order_id where o.order_no = $1 and t.state = 'claimed'`;
    await until('the claim', async () => (await house.rows(claimed, [orderNo])).length === 1);
    await till.page.unrouteAll();
    await reload();
    await untilPaperIs(till.page, orderNo, 'doubtful');
    await press(till.page, orderNo, 'it-is-out');
    await untilPaperIs(till.page, orderNo, 'printed');
    expect(onPaper(till)).toEqual([]);
  });

  test('after the paper, before the server was told: it is told later, nobody is asked, nothing comes twice', async () => {
    await till.page.route('**/printed', async () => {});
    const orderNo = await payOneNow();
    await untilPaperIs(till.page, orderNo, 'printed');
    await till.page.unrouteAll();
    await reload();
    await untilPaperIs(till.page, orderNo, 'printed');
    const printed = `select from tickets t join orders o on o.id = t.order_id where o.order_no = $1 and t.state = 'printed'`;
    await until('the confirmation', async () => (await house.rows(printed, [orderNo])).length === 1);
    expect(onPaper(till)).toEqual([orderNo]);
  });

  test('for good, with a claim in its hands: another till asks', async () => {
    till.printer.fallSilent(true);
    const orderNo = await payOneNow();
    await until('the paper', async () => onPaper(till).length === 1);
    await till.page.close();
    other.page = await other.context.newPage();
    await until('a neighbour that asks', async () => {
      await other.page.goto(`${house.url}/till/`);
      await untilOnline(other.page);
      return (await other.page.locator(`[data-order-no="${orderNo}"][data-paper=doubtful]`).count()) === 1;
    });
    await press(other.page, orderNo, 'it-is-out');
    await untilPaperIs(other.page, orderNo, 'printed');
    await other.page.close();
    expect(onPaper(other)).not.toContain(orderNo);
    till.page = await till.context.newPage();
    await till.page.goto(`${cable.url}/till/`);
    await untilOnline(till.page);
    expect(onPaper(till)).toEqual([orderNo]);
  });
});

describe('the printer', () => {
  test('without paper prints nothing and says so; with paper again the cashier prints it once', async () => {
    till.printer.runOutOfPaper(true);
    await till.page.route('**/release', async () => {});
    const orderNo = await payOneNow();
    await untilPaperIs(till.page, orderNo, 'failed');
    // While the server has not heard of it there is nothing to press.
    expect(await till.order(orderNo).getByTestId('order-print').count()).toBe(0);
    await till.page.unrouteAll();
    expect(await till.order(orderNo).getByTestId('order-paper').textContent()).toBe('打印机缺纸');
    till.printer.runOutOfPaper(false);
    await press(till.page, orderNo, 'print');
    await untilPaperIs(till.page, orderNo, 'printed');
    expect(onPaper(till)).toEqual([orderNo]);
  });
});

describe('the line breaks', () => {
  test('the network: the board says so, and what came meanwhile is printed once, oldest first', async () => {
    cable.pull();
    await till.page.getByTestId('offline-bar').waitFor();
    expect(await till.page.getByTestId('offline-bar').textContent()).toMatch(/^离线 \d\d:\d\d，恢复后自动补单$/);
    const orderNos = await payInTurn([10_000, 20_000, 30_000, 40_000]);
    expect(onPaper(till)).toEqual([]);
    cable.plug();
    for (const orderNo of orderNos) await untilPaperIs(till.page, orderNo, 'printed');
    expect(onPaper(till)).toEqual(orderNos);
    await till.page.getByTestId('offline-bar').waitFor({ state: 'detached' });
  });

  test('the server is killed while orders are paid: when it is back each is printed once', async () => {
    const before = await payOneNow();
    await untilPaperIs(till.page, before, 'printed');
    const driver = await newDriver(house);
    const tapped = [await tapToPay(house, driver), await tapToPay(house, driver)];
    await house.api.kill('SIGKILL');
    await till.page.getByTestId('offline-bar').waitFor();
    for (const { paymentNo } of tapped) await confirmInWallet(house, paymentNo);
    await house.api.start();
    await untilOnline(till.page);
    for (const { order } of tapped) await untilPaperIs(till.page, order.orderNo, 'printed');
    expect(onPaper(till).toSorted()).toEqual([before, ...tapped.map(({ order }) => order.orderNo)].toSorted());
  });

  test('for a night: old orders are offered, not poured out; the cashier prints one and leaves one', async () => {
    await till.page.close();
    const [first = '', second = '', fresh = ''] = await payInTurn([10_000, 20_000, 30_000]);
    await house.rows(
      `update tickets set added_at = added_at - interval '8 hours'
       where order_id in (select id from orders where order_no = any($1))`,
      [[first, second]],
    );
    till.page = await till.context.newPage();
    await till.page.goto(`${cable.url}/till/`);
    await untilPaperIs(till.page, fresh, 'printed');
    await untilPaperIs(till.page, first, 'offered');
    await untilPaperIs(till.page, second, 'offered');
    expect(onPaper(till)).toEqual([fresh]);
    await press(till.page, first, 'print');
    await untilPaperIs(till.page, first, 'printed');
    await press(till.page, second, 'dismiss');
    await untilPaperIs(till.page, second, 'dismissed');
    expect(onPaper(till)).toEqual([fresh, first]);
  });
});

test('a till that is taken out of service shows why and prints nothing more', async () => {
  await revokeTill(house, '1号收银台');
  await payOneNow();
  // Its line ends at the next sign of life.
  await till.page.getByTestId('activate-screen').waitFor();
  expect(await till.page.getByTestId('activate-screen').textContent()).toContain('这台收银机已被停用');
  expect(onPaper(till)).toEqual([]);
});
