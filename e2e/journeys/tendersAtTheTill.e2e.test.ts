import type { Browser } from 'playwright-core';
import { openTill, type CashierAtTill } from '../actors/cashierAtTill';
import { reload, typeFuel, untilPaid, untilUnpaid } from '../actors/collectAtTill';
import { edgeToEdge } from '../actors/paperText';
import { pickUpWallet, type PayerAtPhone } from '../actors/payerAtPhone';
import { launchBrowser } from '../browser/launchBrowser';
import { unbalanced } from '../house/books';
import { lastCollected, type Collected } from '../house/collected';
import { openHouse, type House } from '../house/openHouse';
import { oneAtATime } from '../house/oneAtATime';
import { until } from '../house/until';
import { walletOf } from '../house/wallets';
import { playsByCardTerminal, playsBySlip } from './tenders/byCard';
import { playsByCash } from './tenders/byCash';
import { playsByCode } from './tenders/byCode';
import { inAlipayApp, inWechat, playsByQr } from './tenders/byQr';
import type { Play, Stand, Tender } from './tenders/play';

const phones: Partial<Record<'wechat-pay' | 'alipay', PayerAtPhone>> = {};
const phone = (wallet: 'wechat-pay' | 'alipay') => () => {
  const found = phones[wallet];
  if (found === undefined) throw new Error(`nobody has a phone with ${wallet}`);
  return found;
};

/** Three tills, which collect at the same time: two at one station, and one where WeChat Pay takes codes by V2 only. */
const tenders: Tender[] = [
  { name: 'WeChat code', till: 0, channel: 'wechat-pay', method: 'code', plays: playsByCode('wechat-pay') },
  {
    name: 'our code in WeChat',
    till: 0,
    channel: 'wechat-pay',
    method: 'wallet',
    plays: playsByQr(inWechat, phone('wechat-pay')),
  },
  { name: 'Alipay code', till: 1, channel: 'alipay', method: 'code', plays: playsByCode('alipay') },
  {
    name: 'our code in Alipay',
    till: 1,
    channel: 'alipay',
    method: 'qr',
    plays: playsByQr(inAlipayApp, phone('alipay')),
  },
  { name: 'bank card at the device', till: 1, channel: 'bank-card', method: 'card', plays: playsByCardTerminal },
  { name: 'WeChat code by V2', till: 2, channel: 'wechat-pay', method: 'code', plays: playsByCode('wechat-pay') },
  { name: 'bank card by its slip', till: 2, channel: 'bank-card', method: 'card', plays: playsBySlip },
  { name: 'cash', till: 2, channel: 'cash', method: 'cash', plays: playsByCash },
];
const named = {
  'wechat-pay': { account: 'receivable.wechat-pay', printed: '微信支付', spoken: '微信' },
  alipay: { account: 'receivable.alipay', printed: '支付宝', spoken: '支付宝' },
  'bank-card': { account: 'receivable.bank-card', printed: '银行卡', spoken: '银行卡' },
  cash: { account: 'cash', printed: '现金', spoken: '现金' },
} as const;

let house: House;
let browser: Browser;
let tills: CashierAtTill[] = [];
const results = new Map<string, Promise<void>>();
const aloneAt = { 'wechat-pay': oneAtATime(), alipay: oneAtATime(), 'bank-card': oneAtATime(), cash: oneAtATime() };

beforeAll(async () => {
  house = await openHouse();
  browser = await launchBrowser();
  tills = [
    await openTill(house, browser, { number: 0 }),
    await openTill(house, browser, { number: 1, staffNo: '1002', chargesCards: true }),
    await openTill(house, browser, { number: 2, staffNo: '2001' }),
  ];
  for (const wallet of ['wechat-pay', 'alipay'] as const)
    phones[wallet] = await pickUpWallet(house, browser, { wallet });
  // Each till plays its own one after the other; the tests below wait for theirs.
  for (const [number, till] of tills.entries()) playAll(number, till);
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

function playAll(number: number, till: CashierAtTill): void {
  let before = Promise.resolve();
  for (const tender of tenders.filter((one) => one.till === number)) {
    for (const play of tender.plays) {
      const result = before.then(async () => await playOne(till, tender, play).catch(tellStage(till)));
      results.set(`${tender.name}: ${play.case}`, result);
      before = result.catch(async () => await startAnew(till));
    }
  }
}

/** What went wrong in one case must not spoil the next. */
async function startAnew(till: CashierAtTill): Promise<void> {
  await till.page.unrouteAll({ behavior: 'ignoreErrors' });
  await reload(till).catch(() => {});
  await untilUnpaid(till).catch(() => {});
}

const tellStage = (till: CashierAtTill) => async (error: unknown) => {
  const shown = await till.page.locator('body').innerText();
  throw new Error(`${till.name} shows: ${shown.slice(0, 600)}`, { cause: error });
};

const yuan = '200';
const dueFen = 20_000;

async function playOne(till: CashierAtTill, tender: Tender, play: Play): Promise<void> {
  till.spoken.length = 0;
  till.ticked.length = 0;
  till.printer.papers.length = 0;
  const before = await lastCollected(house, till.name);
  await typeFuel(till, { nozzleNo: 1, yuan });
  await play.act(standOf(till, tender, before?.orderId));
  const { orderNo } = await until('the order', async () => await newer(till, before?.orderId));
  if (play.end === 'paid') expect(await untilPaid(till)).toBe(orderNo);
  else expect(await untilUnpaid(till)).toMatch(play.end);
  const found = await lastCollected(house, till.name);
  if (found?.orderNo !== orderNo) throw new Error(`${till.name} made another order`);
  await (play.end === 'paid' ? checkPaid(till, tender, found) : checkUnpaid(till, tender, found));
}

async function newer(till: CashierAtTill, than: string | undefined): Promise<Collected | undefined> {
  const last = await lastCollected(house, till.name);
  return last?.orderId === than ? undefined : last;
}

function standOf(till: CashierAtTill, tender: Tender, orderBefore: string | undefined): Stand {
  return {
    house,
    till,
    alone: aloneAt[tender.channel],
    paymentNo: async () =>
      await until('the payment', async () => (await newer(till, orderBefore))?.payments.at(-1)?.paymentNo),
  };
}

async function checkPaid(till: CashierAtTill, { channel, method }: Tender, found: Collected): Promise<void> {
  const { account, printed, spoken } = named[channel];
  expect(found).toMatchObject({ order: 'paid', tickets: 1 });
  expect(found.ledger).toEqual({ [account]: dueFen, 'sales.fuel': -dueFen });
  const [paid, ...others] = found.payments.filter(({ state }) => state === 'succeeded');
  expect({ method: paid?.method, others }).toEqual({ method, others: [] });
  expect(await heldFen(till, found)).toBe(dueFen);
  await checkCalls(till, found);
  await until('the voice', async () => till.spoken.length > 0);
  expect(till.spoken).toEqual([`${spoken}收款，二百元`]);
  expect(till.printer.papers).toHaveLength(1);
  const [paper = ''] = till.printer.papers;
  const numberName = channel === 'bank-card' ? '参考号' : '交易号';
  const lines = [
    edgeToEdge('订单号', found.orderNo),
    edgeToEdge('油枪', '1号枪'),
    edgeToEdge('数量', '26.25 升'),
    edgeToEdge('实付', '￥200.00'),
    edgeToEdge('支付方式', printed),
    edgeToEdge(numberName, paid?.transactionNo ?? ''),
  ];
  for (const line of lines) expect(paper).toContain(line);
}

async function checkUnpaid(till: CashierAtTill, _tender: Tender, found: Collected): Promise<void> {
  expect(found).toMatchObject({ order: 'closed', tickets: 0, ledger: {} });
  expect(found.payments.filter(({ state }) => !['closed', 'reversed'].includes(state))).toEqual([]);
  expect(await heldFen(till, found)).toBe(0);
  await checkCalls(till, found);
  expect(till.spoken).toEqual([]);
  expect(till.printer.papers).toEqual([]);
}

/** What the channels hold of an order's payments: theirs is the truth, whatever we wrote. */
async function heldFen(till: CashierAtTill, { payments }: Collected): Promise<number> {
  let sum = 0;
  for (const { paymentNo, channel } of payments) {
    if (channel === 'wechat-pay' || channel === 'alipay') sum += await walletOf(house, channel).heldFen(paymentNo);
    else if (channel === 'bank-card' && till.cardTerminal) sum += till.cardTerminal.charged(paymentNo) ?? 0;
    else sum += await inLocalBook(paymentNo);
  }
  return sum;
}

async function inLocalBook(paymentNo: string): Promise<number> {
  const said = `select amount_fen::int as fen from local_collections where payment_no = $1 and state = 'collected'`;
  return (await house.rows<{ fen: number }>(said, [paymentNo])).reduce((sum, { fen }) => sum + fen, 0);
}

/** Neither a code nor a card is ever charged by a second call. */
async function checkCalls(till: CashierAtTill, { payments }: Collected): Promise<void> {
  for (const { paymentNo, channel, method } of payments) {
    if (method === 'code') expect(await walletOf(house, channel as 'alipay').codeCalls(paymentNo)).toBe(1);
    if (method === 'card' && till.cardTerminal) expect(till.cardTerminal.asked(paymentNo)).toBe(1);
  }
}

describe.each(tenders)('$name', ({ name, plays }) => {
  test.each(plays)(
    '$case',
    async (play) => {
      await expect(results.get(`${name}: ${play.case}`)).resolves.toBeUndefined();
    },
    900_000,
  );
});

test('in the end every order is paid by one payment or by none, and the ledger balances', async () => {
  const twice = `select order_id from payments where state = 'succeeded' group by 1 having count(*) > 1`;
  expect(await house.rows(twice)).toEqual([]);
  const open = `select payment_no from payments where state in ('created', 'pending', 'reversing')`;
  await until('the end of every payment', async () => (await house.rows(open)).length === 0);
  expect(await unbalanced(house)).toEqual([]);
});
