import type { OrderState, TillOrder } from '@jiayou/contract';
import * as fc from 'fast-check';
import {
  approval,
  balances,
  checkLaws,
  letTimePass,
  newActionId,
  newCashier,
  newStation,
  openMixed,
  payByCode,
  payerWill,
  payInCash,
  send,
  startCard,
  startHouse,
  tellCard,
  workOff,
  type TestCashier,
  type TestHouse,
} from '../app/testing';
import type { ChannelCode, PaymentNo } from '../channel';

jest.setTimeout(900_000);

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

/** One order, its till, and the till beside. */
interface Story {
  readonly cashier: TestCashier;
  readonly beside: TestCashier;
  readonly order: TillOrder;
}
interface Paid {
  readonly payment_no: PaymentNo;
  readonly channel: ChannelCode;
}

const view = ({ cashier, order }: Story) =>
  cashier.call('GET /till/orders/:orderId', { params: { orderId: order.id } });
const payments = ({ order }: Story) =>
  house.rows<Paid>('select payment_no, channel from payments where order_id = $1 order by created_at', [order.id]);
const code = async (story: Story, wallet: 'alipay' | 'wechat-pay v3') => payByCode(house, { ...story, wallet });
const codeThat =
  (wallet: 'alipay' | 'wechat-pay v3', fate: Parameters<typeof payerWill>[2]) => async (story: Story) => {
    await payerWill(house, wallet, fate);
    await code(story, wallet);
  };

// Whatever an actor is told, the story goes on: a refusal is an outcome too, a bug is not.
const ACTIONS = {
  'Alipay code': (story: Story) => code(story, 'alipay'),
  'WeChat code, slow payer': codeThat('wechat-pay v3', 'payer-types-password'),
  'Alipay code, slow payer': codeThat('alipay', 'payer-types-password'),
  'WeChat code, answer lost': codeThat('wechat-pay v3', 'answer-lost'),
  'Alipay code, answer lost': codeThat('alipay', 'answer-lost'),
  'WeChat code, paid while reversed': codeThat('wechat-pay v3', 'success-during-reverse'),
  'Alipay code, paid while reversed': codeThat('alipay', 'success-during-reverse'),
  'WeChat code, no money': codeThat('wechat-pay v3', 'payer-refuses'),
  cash: ({ cashier, order }: Story) => payInCash(cashier, order),
  'cash at the till beside': ({ beside, order }: Story) => payInCash(beside, order),
  'card starts': ({ cashier, order }: Story) => startCard(cashier, order),
  'card approved': async (story: Story) => tellCard(story.cashier, await view(story), approval()),
  'card declined': async (story: Story) => tellCard(story.cashier, await view(story), { outcome: 'declined' }),
  'code shown and opened in Alipay': async ({ cashier, order }: Story) => {
    const params = { orderId: order.id };
    const { scanUrl } = await cashier.call('POST /till/orders/:orderId/scan-code', { params, body: {} });
    const opened = await send(scanUrl ?? '', { method: 'GET', headers: { 'User-Agent': 'AlipayClient' } });
    await house.scan(opened.headers.get('location') ?? '');
  },
  'the payer confirms': (story: Story) => confirm(story, { evenClosed: false }),
  'the payer confirms, faster than a close': (story: Story) => confirm(story, { evenClosed: true }),
  notice: (story: Story) => notify(story),
  'the till asks': ({ cashier, order }: Story) =>
    cashier.call('POST /till/orders/:orderId/check', { params: { orderId: order.id }, body: {} }),
  'the till gives up': ({ cashier, order }: Story) =>
    cashier.call('POST /till/orders/:orderId/cancel', { params: { orderId: order.id }, body: {} }),
  'the till drops it': ({ cashier, order }: Story) =>
    cashier.call('POST /till/orders/:orderId/cancel', { params: { orderId: order.id }, body: { dropOrder: true } }),
  'a minute passes': async (story: Story) => letTimePass(house, await view(story), 60),
  'its time is up, and the answer to the reverse is lost': async (story: Story) => {
    for (const { payment_no: paymentNo, channel } of await payments(story)) {
      if (channel === 'alipay') await house.alipay.goWrong([{ name: 'answer-lost', on: ['cancel'] }], paymentNo);
      if (channel === 'wechat-pay') await house.goWrong([{ name: 'answer-lost', on: ['reverse'] }], paymentNo);
    }
    await letTimePass(house, await view(story), 60);
    await ACTIONS['the till asks'](story);
  },
  'part is refunded': (story: Story) => refund(story, [1_000, 500]),
  'all is refunded': (story: Story) => refund(story, [15_000, 5_000]),
  'refunds are handed out': (story: Story) => handOut(story),
  'the worker works': () => workOff(house, { early: true }),
} as const;
type Action = keyof typeof ACTIONS;
const actions = Object.keys(ACTIONS) as Action[];
const BEGINNINGS: readonly Action[] = [
  'Alipay code',
  'WeChat code, slow payer',
  'Alipay code, slow payer',
  'WeChat code, paid while reversed',
  'Alipay code, paid while reversed',
  'code shown and opened in Alipay',
  'card starts',
  'cash',
];

async function confirm(story: Story, how: { readonly evenClosed: boolean }): Promise<void> {
  for (const { payment_no: paymentNo, channel } of await payments(story)) {
    if (channel === 'alipay') await house.alipay.confirm(paymentNo, how).catch(() => undefined);
    if (channel === 'wechat-pay') await house.confirm(paymentNo, how).catch(() => undefined);
  }
}

async function notify(story: Story): Promise<void> {
  for (const { payment_no: paymentNo, channel } of await payments(story)) {
    if (channel === 'alipay') await house.alipay.callBack(paymentNo).catch(() => undefined);
  }
}

async function refund({ cashier, order }: Story, [fuelFen, goodsFen]: readonly [number, number]): Promise<void> {
  const body = { actionId: newActionId(), fuelFen: fuelFen as never, goodsFen: goodsFen as never, reason: '加错油枪' };
  await cashier.call('POST /till/bills/:orderId/refunds', { params: { orderId: order.id }, body });
}

async function handOut({ cashier }: Story): Promise<void> {
  const { refunds } = await cashier.call('GET /till/refunds', { query: {} });
  for (const { refundNo, tender } of refunds.filter(({ toCarryOut }) => toCarryOut)) {
    const body = tender === 'bank-card' ? { referenceNo: approval().referenceNo } : {};
    await cashier.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body });
  }
}

async function perform(story: Story, action: Action): Promise<void> {
  try {
    await ACTIONS[action](story);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'Refusal') throw error;
    if ((error as Error & { code?: string }).code === 'server.bug') throw error;
  }
}

const NEVER_BACK: Readonly<Record<OrderState, readonly OrderState[]>> = {
  open: ['open', 'paid', 'closed', 'refunded'],
  paid: ['paid', 'refunded'],
  closed: ['closed'],
  refunded: ['refunded'],
};

/** What the channels and the drawer hold of an order, what they gave back taken off. */
async function moneyThere(story: Story): Promise<number> {
  const held = (await payments(story)).map((payment) => HELD[payment.channel](payment.payment_no));
  return (await Promise.all(held)).reduce((sum, fen) => sum + fen, 0);
}

const HELD: Readonly<Record<ChannelCode, (paymentNo: PaymentNo) => Promise<number>>> = {
  'wechat-pay': async (paymentNo) => {
    const told = (await house.control(`/trades/${paymentNo}`).catch(() => undefined)) as
      | {
          trade: { state: string; transactionId?: string; totalFen: number };
          refunds: { status: string; refundFen: number }[];
        }
      | undefined;
    if (told?.trade.transactionId === undefined || told.trade.state === 'REVOKED') return 0;
    const back = told.refunds.filter(({ status }) => status === 'SUCCESS');
    return told.trade.totalFen - back.reduce((sum, { refundFen }) => sum + refundFen, 0);
  },
  alipay: async (paymentNo) => {
    const told = (await house.control(`/alipay/trades/${paymentNo}`).catch(() => undefined)) as
      | { trade: { paidMs?: number; cancelled?: string; totalFen: number; refunds: { fen: number; state: string }[] } }
      | undefined;
    if (told?.trade.paidMs === undefined || told.trade.cancelled === 'refund') return 0;
    const back = told.trade.refunds.filter(({ state }) => state === 'done');
    return told.trade.totalFen - back.reduce((sum, { fen }) => sum + fen, 0);
  },
  cash: (paymentNo) => inTheDrawer(paymentNo),
  'bank-card': (paymentNo) => inTheDrawer(paymentNo),
};

async function inTheDrawer(paymentNo: PaymentNo): Promise<number> {
  const sql = `select amount_fen - given_back_fen as fen from local_collections where payment_no = $1 and state = 'collected'`;
  return (await house.rows<{ fen: number }>(sql, [paymentNo]))[0]?.fen ?? 0;
}

async function newStory(): Promise<{ story: Story; station: string }> {
  // What was to go wrong with a trade that never came must not strike this one.
  await house.control('/reset', {});
  const station = await newStation(house);
  const cashier = await newCashier(house, station);
  const beside = await newCashier(house, station);
  return { story: { cashier, beside, order: await openMixed(cashier, 15_000, 5_000) }, station };
}

/** Whatever was lost is asked for again, and whoever must do something does it, until nothing waits any more. */
async function untilQuiet(story: Story): Promise<void> {
  const open = `select 1 from payments where order_id = $1 and state in ('created', 'pending', 'reversing') union all
    select 1 from refunds where order_id = $1 and state in ('approved', 'sent')`;
  for (let round = 0; round < 60; round += 1) {
    await perform(story, 'a minute passes');
    await perform(story, 'card declined');
    await workOff(house, { early: true });
    await perform(story, 'refunds are handed out');
    if ((await house.rows(open, [story.order.id])).length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('something waits for ever');
}

/** The books say what the channels and the drawer say, and nothing is owed. */
async function tellTruth(story: Story, station: string): Promise<'told'> {
  await checkLaws(house);
  const books = await balances(house, station);
  const money = ['receivable.wechat-pay', 'receivable.alipay', 'receivable.bank-card', 'cash'];
  const held = money.reduce((sum, account) => sum + (books[account] ?? 0), 0);
  expect(held).toBe(await moneyThere(story));
  expect(held + (books['sales.fuel'] ?? 0) + (books['sales.goods'] ?? 0)).toBe(0);
  const { state } = await view(story);
  expect({ state, isHeld: held > 0 }).toEqual({ state, isHeld: state === 'paid' });
  return 'told';
}

// Where money can get lost: between two words about one payment.
const DANGEROUS: readonly Action[] = [
  'its time is up, and the answer to the reverse is lost',
  'notice',
  'the till asks',
  'the payer confirms',
  'part is refunded',
];
const step = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...actions) },
  { weight: 1, arbitrary: fc.constantFrom(...DANGEROUS) },
);
const steps = fc.tuple(fc.constantFrom(...BEGINNINGS), fc.array(step, { minLength: 3, maxLength: 9 }));

test('in whatever order things happen at a till, the laws hold after every step and the money ends where it belongs', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async ([beginning, rest]) => {
      const { story, station } = await newStory();
      let { state } = await view(story);
      for (const next of [beginning, ...rest]) {
        await perform(story, next);
        await checkLaws(house);
        const now = (await view(story)).state;
        expect(NEVER_BACK[state]).toContain(now);
        state = now;
      }
      await perform(story, 'notice');
      await untilQuiet(story);
      expect(await tellTruth(story, station)).toBe('told');
    }),
    { numRuns: 40, seed: 20_261_122 },
  );
});

test('the same when everybody acts at once', async () => {
  const together = fc.subarray(
    actions.filter((action) => action !== 'the worker works'),
    { minLength: 4, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...BEGINNINGS), together, async (beginning, rest) => {
      const { story, station } = await newStory();
      await perform(story, beginning);
      await Promise.all(rest.map((action) => perform(story, action)));
      await checkLaws(house);
      await perform(story, 'notice');
      await untilQuiet(story);
      expect(await tellTruth(story, station)).toBe('told');
    }),
    { numRuns: 25, seed: 20_261_123 },
  );
});
