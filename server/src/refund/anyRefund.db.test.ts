import { Fen, type OrderId, type StationId } from '@jiayou/contract';
import type { ScenarioInput } from '@jiayou/simulator';
import * as fc from 'fast-check';
import {
  checkLaws,
  endShift,
  newActionId,
  newCashier,
  newClaimed,
  newDesk,
  newStation,
  startHouse,
  workOff,
  type TestCashier,
  type TestHouse,
} from '../app/testing';
import type { PaymentNo } from '../channel';
import { pursueRefund } from './pursueRefund';

jest.setTimeout(900_000);

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

type Desk = Awaited<ReturnType<typeof newDesk>>;

/** One paid order, those who give back of it, and those who decide. */
interface Story {
  readonly stationId: StationId;
  readonly orderId: OrderId;
  readonly paymentNo: PaymentNo;
  readonly owner: TestCashier;
  readonly colleague: TestCashier;
  readonly masters: readonly [Desk, Desk];
  readonly finance: Desk;
}
interface Row {
  readonly refund_no: string;
  readonly state: string;
}

const refunds = ({ paymentNo }: Story, states: readonly string[]) =>
  house.rows<Row>('select refund_no, state from refunds where payment_no = $1 and state = any($2) order by refund_no', [
    paymentNo,
    states,
  ]);

const ask = (fuelFen: number, who: (story: Story) => TestCashier) => (story: Story) =>
  who(story).call('POST /till/bills/:orderId/refunds', {
    params: { orderId: story.orderId },
    body: { actionId: newActionId(), fuelFen: Fen.parse(fuelFen), goodsFen: Fen.parse(0), reason: '加错油枪' },
  });
const owner = (story: Story) => story.owner;
const colleague = (story: Story) => story.colleague;

const goWrong = (scenario: ScenarioInput) => (story: Story) => house.goWrong([scenario], story.paymentNo);

async function decide(story: Story, answers: readonly boolean[]): Promise<void> {
  const [waiting] = await refunds(story, ['requested']);
  if (waiting === undefined) return;
  const params = { refundNo: waiting.refund_no };
  await Promise.allSettled(
    answers.map((approve, nth) =>
      story.masters[nth === 0 ? 0 : 1].call('POST /desk/refunds/:refundNo/decide', {
        params,
        body: { approve, note: '看过监控' },
      }),
    ),
  );
}

async function eachOf(story: Story, states: readonly string[], work: (refundNo: string) => Promise<unknown>) {
  for (const { refund_no: refundNo } of await refunds(story, states)) await work(refundNo);
}

const sendOn = (story: Story) =>
  eachOf(story, ['failed'], async (refundNo) => {
    const call = { params: { refundNo }, body: { note: '转回商户账户' } };
    await story.finance.call('POST /desk/refunds/:refundNo/abnormal', call).catch(() => undefined);
  });

// Whatever somebody is told, the story goes on: a refusal is an outcome too, a bug is not.
const ACTIONS = {
  'the cashier gives back a part': ask(3_000, owner),
  'the cashier gives back all': ask(20_000, owner),
  'the colleague asks for a part': ask(7_000, colleague),
  'the shift ends': ({ owner: who }: Story) => endShift(who),
  'a master grants': (story: Story) => decide(story, [true]),
  'a master refuses': (story: Story) => decide(story, [false]),
  'two masters differ at once': (story: Story) => decide(story, [true, false]),
  'the worker works': () => workOff(house, { early: true }),
  'three workers are at one refund': (story: Story) =>
    eachOf(story, ['approved', 'sent'], (refundNo) =>
      Promise.all(Array.from({ length: 3 }, () => pursueRefund(house, { refundNo, attempt: 0 }, new Date()))),
    ),
  'the channel calls back': (story: Story) =>
    eachOf(story, ['sent', 'failed', 'succeeded'], (refundNo) =>
      house.callBack(story.paymentNo, refundNo).catch(() => undefined),
    ),
  'time passes at the channel': () => new Promise((resolve) => setTimeout(resolve, 30)),
  'finance sends abnormal ones on': sendOn,
  'the next answer is lost': goWrong({ name: 'answer-lost', on: ['refund'] }),
  'the account is empty': goWrong({ name: 'refund-not-enough' }),
  'the next one is closed': goWrong({ name: 'refund-closed' }),
  'the next one is abnormal': goWrong({ name: 'refund-abnormal' }),
} as const;
type Action = keyof typeof ACTIONS;

async function perform(story: Story, action: Action): Promise<void> {
  try {
    await ACTIONS[action](story);
  } catch (error) {
    const { status } = error as { status?: number };
    if (status === undefined || status === 500) throw error;
  }
}

async function newStory(): Promise<Story> {
  const stationId = await newStation(house);
  const [who, other] = [await newCashier(house, stationId), await newCashier(house, stationId)];
  const sold = await newClaimed(house, { stationId, cashier: who });
  const masters = [
    await newDesk(house, 'station-master', stationId),
    await newDesk(house, 'station-master', stationId),
  ] as const;
  const finance = await newDesk(house, 'hq-finance');
  return { ...sold, stationId, owner: who, colleague: other, masters, finance };
}

/** Everything is brought to its end. */
async function end(story: Story): Promise<void> {
  await house.goWrong([], story.paymentNo);
  for (let round = 0; round < 20; round += 1) {
    await decide(story, [true]);
    await sendOn(story);
    await workOff(house, { early: true });
    await ACTIONS['time passes at the channel']();
    if ((await refunds(story, ['requested', 'approved', 'sent'])).length === 0) return;
  }
  throw new Error('a refund does not come to its end');
}

interface Theirs {
  readonly outRefundNo: string;
  readonly status: string;
}

test('whatever happens to refunds in whatever order, the laws hold after every step and both sides agree at the end', async () => {
  const actions = fc.constantFrom(...(Object.keys(ACTIONS) as Action[]));
  await fc.assert(
    fc.asyncProperty(fc.array(actions, { minLength: 3, maxLength: 14 }), async (steps) => {
      const story = await newStory();
      for (const step of steps) {
        await perform(story, step);
        await checkLaws(house);
      }
      await end(story);
      await checkLaws(house);
      const { refunds: theirs } = (await house.control(`/trades/${story.paymentNo}`)) as { refunds: Theirs[] };
      const paidBack = theirs.filter(({ status }) => status === 'SUCCESS').map(({ outRefundNo }) => outRefundNo);
      const ours = (await refunds(story, ['succeeded'])).map(({ refund_no: refundNo }) => refundNo);
      expect(paidBack.toSorted()).toEqual(ours.toSorted());
    }),
    { numRuns: 20 },
  );
});
