import type { DriverOrder, OrderState } from '@jiayou/contract';
import * as fc from 'fast-check';
import {
  balances,
  checkLaws,
  newDriver,
  newStation,
  someOrder,
  startHouse,
  tap,
  workOff,
  type TestHouse,
} from '../app/testing';
import type { PaymentNo } from '../channel';
import { askPayment } from './askPayment';
import { closeUnpaid } from './closeUnpaid';
import { keepAsking } from './keepAsking';

jest.setTimeout(900_000);

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

/** One order and who made it. */
interface Story {
  readonly driver: Awaited<ReturnType<typeof newDriver>>;
  readonly order: DriverOrder;
}

// Whatever an actor is told, the story goes on: a refusal is an outcome too, a bug is not.
const ACTIONS = {
  tap: async ({ driver, order }: Story) => {
    await house.goWrong([{ name: 'callback-never' }]);
    await tap(driver, order);
  },
  'the answer to a tap is lost': async ({ driver, order }: Story) => {
    await house.goWrong([{ name: 'answer-lost', on: ['prepay'] }, { name: 'callback-never' }]);
    await tap(driver, order);
  },
  'the payer confirms': (story: Story) => each(story, (paymentNo) => house.confirm(paymentNo)),
  'the payer confirms, faster than a close': (story: Story) =>
    each(story, (paymentNo) => house.confirm(paymentNo, { evenClosed: true })),
  callback: (story: Story) => each(story, (paymentNo) => house.callBack(paymentNo).catch(() => undefined)),
  'callback, twice at once': (story: Story) =>
    each(story, (paymentNo) =>
      Promise.all([house.callBack(paymentNo), house.callBack(paymentNo)]).catch(() => undefined),
    ),
  'forged callback': (story: Story) =>
    each(story, async (paymentNo) => {
      await house.goWrong([{ name: 'callback-forged' }], paymentNo);
      await house.callBack(paymentNo).catch(() => undefined);
    }),
  'the driver asks': ({ driver, order }: Story) =>
    driver.call('POST /driver/orders/:orderId/check', { params: { orderId: order.id }, body: {} }),
  'a question is lost': (story: Story) =>
    each(story, async (paymentNo) => {
      await house.goWrong([{ name: 'answer-lost', on: ['query'] }], paymentNo);
      await askPayment(house, paymentNo, { now: new Date() });
    }),
  'a close is lost': (story: Story) =>
    each(story, async (paymentNo) => {
      await house.goWrong([{ name: 'answer-lost', on: ['close'] }], paymentNo);
      await askPayment(house, paymentNo, { now: new Date(), giveUp: true });
    }),
  'the driver cancels': ({ driver, order }: Story) =>
    driver.call('POST /driver/orders/:orderId/cancel', { params: { orderId: order.id }, body: {} }),
  'its time is up': async () => {
    const later = new Date(Date.now() + 3_600_000);
    await keepAsking(house)(later);
    await closeUnpaid(house, later);
  },
  'the worker works': () => workOff(house, { early: true }),
} as const;
type Action = keyof typeof ACTIONS;
const actions = Object.keys(ACTIONS) as Action[];

async function each(story: Story, act: (paymentNo: PaymentNo) => Promise<unknown>): Promise<void> {
  for (const paymentNo of await paymentsOf(story)) await act(paymentNo);
}

async function paymentsOf({ order }: Story): Promise<PaymentNo[]> {
  const sql = 'select payment_no from payments where order_id = $1 order by created_at';
  const rows = await house.rows<{ payment_no: PaymentNo }>(sql, [order.id]);
  return rows.map((row) => row.payment_no);
}

async function perform(story: Story, action: Action): Promise<void> {
  try {
    await ACTIONS[action](story);
  } catch (error) {
    if ((error as { code?: string }).code === 'server.bug' || !(error instanceof Error)) throw error;
    if (error.name !== 'Refusal') throw error;
  }
}

const NEVER_BACK: Readonly<Record<OrderState, readonly OrderState[]>> = {
  open: ['open', 'paid', 'closed'],
  paid: ['paid'],
  closed: ['closed'],
  refunded: ['refunded'],
};

async function newStory(): Promise<{ story: Story; station: string }> {
  const station = await newStation(house);
  const driver = await newDriver(house);
  const order = await driver.call('POST /driver/orders', { body: someOrder(station) });
  return { story: { driver, order }, station };
}
const stateOf = async ({ driver, order }: Story) =>
  (await driver.call('GET /driver/orders/:orderId', { params: { orderId: order.id } })).state;

/** Whatever was lost is asked for again until nothing waits any more. */
async function untilQuiet(story: Story): Promise<void> {
  const open = `select 1 from payments where state in ('created', 'pending') union all
    select 1 from refunds where state in ('approved', 'sent')`;
  await perform(story, 'its time is up');
  for (let round = 0; round < 50; round += 1) {
    await workOff(house, { early: true });
    if ((await house.rows(open)).length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
    await perform(story, 'its time is up');
  }
  throw new Error('something waits for ever');
}

/** What the channel holds of an order's payments, refunds taken off, must be what the books say. */
async function moneyThere(story: Story): Promise<number> {
  let fen = 0;
  for (const paymentNo of await paymentsOf(story)) {
    const { trade, refunds } = (await house.control(`/trades/${paymentNo}`)) as {
      trade: { transactionId?: string; totalFen: number };
      refunds: { status: string; refundFen: number }[];
    };
    if (trade.transactionId !== undefined) fen += trade.totalFen;
    for (const { status, refundFen } of refunds) if (status === 'SUCCESS') fen -= refundFen;
  }
  return fen;
}

const stories = fc.array(
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...actions) }, { weight: 1, arbitrary: fc.constant<Action>('tap') }),
  {
    minLength: 3,
    maxLength: 9,
  },
);

test('in whatever order things happen to an order, the laws hold after every step and the money ends where it belongs', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (steps) => {
      const { story, station } = await newStory();
      let state = await stateOf(story);
      for (const step of ['tap', ...steps] as const) {
        await perform(story, step);
        await checkLaws(house);
        const next = await stateOf(story);
        expect(NEVER_BACK[state]).toContain(next);
        state = next;
      }
      // A success that nobody was told about would be the statement's to find: here the channel tells.
      await perform(story, 'callback');
      await untilQuiet(story);
      await checkLaws(house);

      const paid = (await stateOf(story)) === 'paid';
      const held = await moneyThere(story);
      expect(held).toBe(paid ? 20_000 : 0);
      expect(await balances(house, station)).toEqual(
        paid ? { 'receivable.wechat-pay': 20_000, 'sales.fuel': -20_000 } : {},
      );
    }),
    { numRuns: 30, seed: 20_260_501 },
  );
});

test('the same when everybody acts at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(actions.filter((action) => action !== 'the worker works')), async (together) => {
      const { story, station } = await newStory();
      await perform(story, 'tap');

      await Promise.all(together.map((action) => perform(story, action)));
      await checkLaws(house);
      await perform(story, 'callback');
      await untilQuiet(story);
      await checkLaws(house);

      const paid = (await stateOf(story)) === 'paid';
      expect(await moneyThere(story)).toBe(paid ? 20_000 : 0);
      expect(await balances(house, station)).toEqual(
        paid ? { 'receivable.wechat-pay': 20_000, 'sales.fuel': -20_000 } : {},
      );
    }),
    { numRuns: 20, seed: 20_260_502 },
  );
});
