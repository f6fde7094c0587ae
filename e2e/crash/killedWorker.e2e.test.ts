import { nothingYet, paidOnce, unbalanced, writtenAbout } from '../house/books';
import { confirmInWallet, newDriver, tapToPay, type Tapped } from '../house/driver';
import { durableDatabase } from '../house/durableDatabase';
import { openHouse, type House } from '../house/openHouse';
import { patienceMs, until } from '../house/until';

const expiresAfterS = 60;

let database: Awaited<ReturnType<typeof durableDatabase>>;
let house: House;
let forgotten: Tapped;

beforeAll(async () => {
  database = await durableDatabase();
  house = await openHouse({
    databaseUrl: database.url,
    environment: { all: { PAYMENT_EXPIRES_SECONDS: `${expiresAfterS}` }, simulator: { SIMULATOR_TIME_SCALE: '10' } },
  });
  await putClockBack();
  // Made first, so that its time runs out while the other tests run.
  forgotten = await tapToPay(house, await newDriver(house));
});

afterAll(async () => {
  await house?.stop();
  await database?.stop();
});

/** The channel's clock is late: when our time is up it would still take the money, so closing is ours to do. */
async function putClockBack(): Promise<void> {
  await house.control('/clock', { offsetMs: -600_000 });
}

interface Refund {
  outRefundNo: string;
  status: string;
  refundFen: number;
}

async function atChannel(paymentNo: string) {
  const { trade, refunds } = await house.control(`/trades/${paymentNo}`);
  return { state: (trade as { state: string }).state, refunds: refunds as Refund[] };
}

async function goWrong(scenarios: object[], subject?: string): Promise<void> {
  await house.control('/scenario', { scenarios, ...(subject === undefined ? {} : { for: subject }) });
}

async function refundOf(paymentNo: string): Promise<{ refund_no: string; state: string } | undefined> {
  const [refund] = await house.rows<{ refund_no: string; state: string }>(
    'select refund_no, state from refunds where payment_no = $1',
    [paymentNo],
  );
  return refund;
}

/** The driver cancels, the channel closes, and then the money comes all the same. */
async function paidAfterClose(): Promise<string> {
  await goWrong([{ name: 'success-after-close', s: 1 }]);
  const driver = await newDriver(house);
  const { order, paymentNo } = await tapToPay(house, driver);
  await driver.call('POST /driver/orders/:orderId/cancel', { params: { orderId: order.id }, body: {} });
  await until('the late success', async () => (await writtenAbout(house, paymentNo))?.payment === 'succeeded');
  return paymentNo;
}

test('a callback that never comes is made up for by the question of the worker', async () => {
  // Its question may come before the test has looked.
  await house.worker.stop();
  await goWrong([{ name: 'callback-never' }]);
  const { paymentNo } = await tapToPay(house, await newDriver(house));
  await confirmInWallet(house, paymentNo);
  expect(await writtenAbout(house, paymentNo)).toEqual(nothingYet);

  await house.worker.start();
  await until('the payment', async () => (await writtenAbout(house, paymentNo))?.payment === 'succeeded');
  expect(await writtenAbout(house, paymentNo)).toEqual(paidOnce(20_000));
});

describe('the worker is killed while it gives money back', () => {
  let paymentNo: string;

  beforeEach(async () => {
    await house.worker.stop();
    paymentNo = await paidAfterClose();
  });

  /** Started again it must finish by itself, and soon; answers what the channel then knows. */
  async function finishAlone() {
    const begun = await refundOf(paymentNo);
    await house.worker.start();
    await until('the end of the refund', async () => (await refundOf(paymentNo))?.state === 'succeeded');
    return { begunAs: begun?.refund_no, refunds: (await atChannel(paymentNo)).refunds };
  }

  test('after the channel took it: the channel is asked, and the money went back once', async () => {
    await goWrong([{ name: 'callback-never' }, { name: 'answer-slow', on: ['refund'], times: 1 }], paymentNo);
    await house.worker.start();
    await until('the refund at the channel', async () => (await atChannel(paymentNo)).refunds.length === 1);
    await house.worker.kill('SIGKILL');
    const { begunAs, refunds } = await finishAlone();
    expect(refunds).toMatchObject([{ status: 'SUCCESS', refundFen: 20_000, outRefundNo: begunAs }]);
  });

  test('before the channel heard of it: it is sent again with its number', async () => {
    process.kill(house.simulator.pid ?? 0, 'SIGSTOP');
    await house.worker.start();
    await until('the sending', async () => (await refundOf(paymentNo))?.state === 'sent');
    await house.worker.kill('SIGKILL');
    // What lay in its sockets goes with it.
    await house.simulator.kill('SIGKILL');
    await house.simulator.start();
    await putClockBack();
    expect((await atChannel(paymentNo)).refunds).toEqual([]);
    const { begunAs, refunds } = await finishAlone();
    expect(refunds).toMatchObject([{ status: 'SUCCESS', refundFen: 20_000, outRefundNo: begunAs }]);
  });
});

test('what nobody pays is closed at the channel and here when its time is up', async () => {
  const { paymentNo } = forgotten;
  const closed = async () => (await writtenAbout(house, paymentNo))?.payment === 'closed';
  await until('the close', closed, expiresAfterS * 1000 + patienceMs);
  expect(await writtenAbout(house, paymentNo)).toEqual({ ...nothingYet, payment: 'closed', order: 'closed' });
  expect((await atChannel(paymentNo)).state).toBe('CLOSED');
});

test('after all of it the ledger balances', async () => {
  expect(await unbalanced(house)).toEqual([]);
});
