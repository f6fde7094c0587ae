import { Fen, type Tender } from '@jiayou/contract';
import type { Browser } from 'playwright-core';
import { openTill, type CashierAtTill } from '../actors/cashierAtTill';
import { edgeToEdge } from '../actors/paperText';
import { readSummary } from '../actors/summaryPaper';
import { launchBrowser } from '../browser/launchBrowser';
import { clearOfMidnight } from '../house/clearOfMidnight';
import { unbalanced } from '../house/books';
import { openHouse, type House } from '../house/openHouse';
import { callsOf, newActionId, sell, type TillCalls } from '../house/sell';
import { sumsOfDay } from '../house/sums';
import { until } from '../house/until';

const dayMs = 86_400_000;
const shanghaiMs = 8 * 3_600_000;

let house: House;
let browser: Browser;
let till: CashierAtTill;
let call: TillCalls;

beforeAll(async () => {
  await clearOfMidnight();
  // The server's machine is in Greenwich; the till's believes to be in California, and tomorrow.
  house = await openHouse({
    environment: { all: { TZ: 'UTC' }, simulator: { TZ: 'UTC', SIMULATOR_REFUND_DELAY_S: '0' } },
  });
  browser = await launchBrowser();
  till = await openTill(house, browser, { astray: { timezoneId: 'America/Los_Angeles', aheadMs: dayMs } });
  call = await callsOf(house, till.context);
}, 900_000);

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

const today = () => Math.floor((Date.now() + shanghaiMs) / dayMs) * dayMs - shanghaiMs;
const dayOf = (atMs: number) => new Date(atMs + shanghaiMs).toISOString().slice(0, 10);

/** Lets the payers' wallets live at another instant: theirs is the time that counts. The server's own clock is left alone. */
async function walletsAt(atMs: number): Promise<void> {
  await house.control('/clock', { offsetMs: Math.round(atMs - Date.now()) });
}

/** Sells to a wallet that pays at an instant, in milliseconds from the beginning of yesterday. */
async function sellAt(sinceMs: number, sale: { fen: number; tender: Tender }) {
  await walletsAt(today() - dayMs + sinceMs);
  return await sell(house, call, { fuel: { grade: '92#', fen: sale.fen }, tender: sale.tender });
}

test('yesterday’s paper is the ledger of that day in Shanghai, whatever the clocks of server and till say', async () => {
  const before = await sellAt(-300_000, { fen: 10_000, tender: 'wechat-pay' });
  const first = await sellAt(500, { fen: 20_000, tender: 'wechat-pay' });
  await sellAt(dayMs / 2, { fen: 40_000, tender: 'alipay' });
  await sellAt(dayMs - 300_000, { fen: 70_000, tender: 'alipay' });
  await sellAt(dayMs + 500, { fen: 30_000, tender: 'wechat-pay' });
  await walletsAt(today() - dayMs / 2);
  await giveBack(before.id, 2_500);
  await house.control('/clock', { offsetMs: 0 });
  await sell(house, call, { goods: ['6952001001378'], tender: 'cash' });

  await till.order(first.orderNo).and(till.page.locator('[data-paper=printed]')).waitFor();
  const yesterday = dayOf(today() - dayMs);
  const receipt = till.printer.papers.find((paper) => paper.includes(first.orderNo)) ?? '';
  expect(receipt).toMatch(new RegExp(`支付时间\\s+${yesterday} 00:00:\\d\\d`));

  const paper = await printYesterday();
  expect(paper).toContain(edgeToEdge('营业日', yesterday));
  expect(paper).toContain(edgeToEdge('范围', '00:00:00-23:59:59'));
  expect(paper).toMatch(new RegExp(`打印时间\\s+${dayOf(Date.now())} `));
  const sums = await sumsOfDay(house, await house.stationId('D0001'), yesterday);
  const printed = readSummary(paper);
  const sections = /^(收款方式|油品|非油品)\//;
  expect(new Map([...printed].filter(([name]) => sums.has(name) || sections.test(name)))).toEqual(sums);
  expect(sums.get('合计/收款')).toEqual({ count: 3, fen: 130_000 });
  expect(sums.get('合计/退款')).toEqual({ count: 1, fen: -2_500 });
  expect(sums.get('收款方式/支付宝')).toEqual({ count: 2, fen: 110_000 });
  expect(await unbalanced(house)).toEqual([]);
});

async function giveBack(orderId: Parameters<typeof params>[0], fen: number): Promise<void> {
  const body = { actionId: newActionId(), fuelFen: Fen.parse(fen), goodsFen: Fen.parse(0), reason: '加错油品' };
  const { refundNo } = await call('POST /till/bills/:orderId/refunds', { params: params(orderId), body });
  const done = `select 1 from refunds where refund_no = $1 and state = 'succeeded'`;
  await until('the refund', async () => (await house.rows(done, [refundNo])).length === 1);
}

const params = (orderId: Awaited<ReturnType<typeof sell>>['id']) => ({ orderId });

async function printYesterday(): Promise<string> {
  await till.page.keyboard.press('F8');
  await till.page.getByTestId('print-day').click();
  return await until('the paper', async () => till.printer.papers.find((one) => one.includes('日汇总')));
}
