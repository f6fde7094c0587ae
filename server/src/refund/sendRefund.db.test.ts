import { Fen, type OrderId, type StationId } from '@jiayou/contract';
import type { ScenarioInput } from '@jiayou/simulator';
import type { PaymentNo, RefundNo } from '../channel';
import {
  balances,
  checkLaws,
  codeApiOf,
  newActionId,
  newCashier,
  newClaimed,
  newCollected,
  newDesk,
  newStation,
  startHouse,
  workOff,
  type TestCashier,
  type TestHouse,
} from '../app/testing';
import { pursueRefund } from './pursueRefund';
import { settleRefund } from './settleRefund';

let house: TestHouse;
let stationId: StationId;
let cashier: TestCashier;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  stationId = await newStation(house);
  cashier = await newCashier(house, stationId);
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

async function ask(orderId: OrderId, fuelFen: number, goodsFen = 0): Promise<string> {
  const money = { fuelFen: Fen.parse(fuelFen), goodsFen: Fen.parse(goodsFen) };
  const body = { actionId: newActionId(), ...money, reason: '加错油枪' };
  return (await cashier.call('POST /till/bills/:orderId/refunds', { params: { orderId }, body })).refundNo;
}
interface Refund {
  readonly state: string;
  readonly failure_code: string | null;
}
const refundOf = async (refundNo: string) =>
  (await house.rows<Refund>('select state, failure_code from refunds where refund_no = $1', [refundNo]))[0];
async function until(state: string, refundNo: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await refundOf(refundNo))?.state === state) return;
    await workOff(house, { early: true });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the refund does not become ${state}`);
}
const orderStateOf = async (orderId: string) =>
  (await house.rows<{ state: string }>('select state from orders where id = $1', [orderId]))[0]?.state;
const sentOf = async (paymentNo: string) => {
  const { requests } = (await house.control(`/requests?out_trade_no=${paymentNo}`)) as {
    requests: { api: string; body: string }[];
  };
  return requests
    .filter(({ api }) => api === 'refund')
    .map(({ body }) => JSON.parse(body) as { out_refund_no: string });
};
const openCases = (refundNo: string) =>
  house.rows('select kind from payment_cases where payment_no = $1 and closed_at is null', [refundNo]);

test.each([
  ['wechat-pay v3', 'receivable.wechat-pay'],
  ['wechat-pay v2', 'receivable.wechat-pay'],
  ['alipay', 'receivable.alipay'],
] as const)(
  'money paid by %s goes back part by part, and the order is refunded when all is back',
  async (by, account) => {
    stationId = await newStation(house, { codeApi: codeApiOf(by) });
    cashier = await newCashier(house, stationId);
    const { orderId } = await newCollected(house, cashier, { by, fuelFen: 15_000, goodsFen: 5_000 });
    expect(await balances(house, stationId)).toEqual({
      [account]: 20_000,
      'sales.fuel': -15_000,
      'sales.goods': -5_000,
    });

    await until('succeeded', await ask(orderId, 5_000, 5_000));
    expect(await balances(house, stationId)).toEqual({ [account]: 10_000, 'sales.fuel': -10_000 });
    expect(await orderStateOf(orderId)).toBe('paid');

    await until('succeeded', await ask(orderId, 10_000));
    expect(await balances(house, stationId)).toEqual({});
    expect(await orderStateOf(orderId)).toBe('refunded');
  },
);

test('two refunds of one payment leave as far apart as the channel wants, and waiting is no attempt', async () => {
  const { orderId, paymentNo } = await newClaimed(house, { stationId, cashier });
  const [first, second] = [await ask(orderId, 1_000), await ask(orderId, 2_000)];
  const { 'wechat-pay': wechatPay } = house.channels;
  if (wechatPay === undefined) throw new Error('there is no WeChat Pay');
  const unhurried = { ...house, channels: { 'wechat-pay': { ...wechatPay, refundPauseMs: 60_000 } } };
  const start = new Date();
  const at = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
  const step = (refundNo: string, now: Date) => pursueRefund(unhurried, { refundNo, attempt: 0 }, now);

  await Promise.all([step(first, at(0)), step(second, at(0))]);
  expect(await sentOf(paymentNo)).toHaveLength(1);
  const [waiting] = (await refundOf(first))?.state === 'approved' ? [first] : [second];
  const [job] = await house.rows<{ run_at: Date; payload: { attempt: number } }>(
    `select j.run_at, p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id where j.key = $1`,
    [`refund:${waiting}`],
  );
  expect(job).toEqual({ run_at: at(60), payload: { refundNo: waiting, attempt: 0 } });
  await step(waiting ?? '', at(59));
  expect(await sentOf(paymentNo)).toHaveLength(1);

  await step(waiting ?? '', at(60));
  expect((await sentOf(paymentNo)).map((sent) => sent.out_refund_no).toSorted()).toEqual([first, second].toSorted());
});

test('a worker killed between sending and the answer, and two workers at once, give back once', async () => {
  const { orderId, paymentNo } = await newClaimed(house, { stationId, cashier });
  const refundNo = await ask(orderId, 20_000);
  await house.goWrong([{ name: 'answer-lost', on: ['refund'] }], paymentNo);

  await Promise.all(Array.from({ length: 5 }, () => pursueRefund(house, { refundNo, attempt: 0 }, new Date())));
  await until('succeeded', refundNo);

  expect(new Set((await sentOf(paymentNo)).map((sent) => sent.out_refund_no))).toEqual(new Set([refundNo]));
  const { refunds } = (await house.control(`/trades/${paymentNo}`)) as { refunds: object[] };
  expect(refunds).toHaveLength(1);
  expect(await balances(house, stationId)).toEqual({});
});

test('a refund the channel closed gives its share free: another one may be asked for, and is one more part', async () => {
  const { orderId, paymentNo } = await newClaimed(house, { stationId, cashier });
  const refundNo = await ask(orderId, 20_000);
  await house.goWrong([{ name: 'refund-closed' }], paymentNo);
  await until('failed', refundNo);

  expect(await refundOf(refundNo)).toEqual({ state: 'failed', failure_code: 'CLOSED' });
  expect(await openCases(refundNo)).toEqual([]);
  await until('succeeded', await ask(orderId, 20_000));

  // Should the channel ever take its word back, the money went twice: that is for a person.
  const late = { refundNo: refundNo as RefundNo, state: 'succeeded' } as const;
  expect(await settleRefund(house, late, new Date())).toBe('refused');
  expect(await openCases(refundNo)).toEqual([{ kind: 'refund-differs' }]);
  expect(await orderStateOf(orderId)).toBe('refunded');
  const parts = await house.rows('select refund_parts from payments where payment_no = $1', [paymentNo]);
  expect(parts).toEqual([{ refund_parts: 2 }]);
});

describe('a refund that cannot reach its payer', () => {
  let refundNo: string;
  let orderId: OrderId;
  let paymentNo: string;
  beforeEach(async () => {
    ({ orderId, paymentNo } = await newClaimed(house, { stationId, cashier }));
    refundNo = await ask(orderId, 20_000);
    await goWrong([{ name: 'refund-abnormal' }]);
    await until('failed', refundNo);
  });
  const goWrong = (scenarios: readonly ScenarioInput[]) => house.goWrong(scenarios, paymentNo);
  const sendOn = async (desk: Awaited<ReturnType<typeof newDesk>>) =>
    desk.call('POST /desk/refunds/:refundNo/abnormal', { params: { refundNo }, body: { note: '转回商户账户' } });

  test('keeps its share and is a case that finance and the station see, and no other station', async () => {
    expect(await refundOf(refundNo)).toEqual({ state: 'failed', failure_code: 'ABNORMAL' });
    await expect(ask(orderId, 1)).rejects.toMatchObject({ code: 'refund.exceeds' });

    const query = { open: 'yes' } as const;
    const ours = await newDesk(house, 'station-finance', stationId);
    const { cases } = await ours.call('GET /desk/cases', { query });
    expect(cases).toMatchObject([{ number: refundNo, kind: 'refund-abnormal', stationName: expect.any(String) }]);
    const theirs = await newDesk(house, 'station-finance', await newStation(house));
    expect(await theirs.call('GET /desk/cases', { query })).toEqual({ cases: [] });
  });

  test("goes on to the merchant's account when finance says so, and the case is closed when it arrived", async () => {
    const finance = await newDesk(house, 'hq-finance');

    const { state } = await sendOn(finance);
    expect(['sent', 'succeeded']).toContain(state);
    await until('succeeded', refundNo);

    expect(await openCases(refundNo)).toEqual([]);
    expect(await orderStateOf(orderId)).toBe('refunded');
    await expect(sendOn(finance)).rejects.toMatchObject({ code: 'refund.decided' });
  });

  test('stays a case when the channel refuses to send it on', async () => {
    const finance = await newDesk(house, 'hq-finance');
    await house.rows(`update refunds set channel_refund_no = '503' where refund_no = $1`, [refundNo]);

    await expect(sendOn(finance)).rejects.toMatchObject({ status: 409, code: 'refund.refused' });

    expect(await refundOf(refundNo)).toEqual({ state: 'failed', failure_code: 'ABNORMAL' });
    expect(await openCases(refundNo)).toEqual([{ kind: 'refund-abnormal' }]);
  });

  test('is believed when the channel says that it arrived after all', async () => {
    const finance = await newDesk(house, 'hq-finance');
    await goWrong([{ name: 'answer-lost', on: ['abnormal-refund'] }]);

    await expect(sendOn(finance)).rejects.toMatchObject({ status: 503, code: 'payment.unknown' });

    await until('succeeded', refundNo);
    expect(await openCases(refundNo)).toEqual([]);
  });

  test("is done when somebody saw to it in the channel's own back office", async () => {
    const [account] = await house.rows<{ accountNo: string; channelRefundNo: string }>(
      `select merchant_account_no as "accountNo", channel_refund_no as "channelRefundNo" from refunds r
       join payments p on p.payment_no = r.payment_no where refund_no = $1`,
      [refundNo],
    );
    if (account === undefined) throw new Error('there is no refund');
    const named = { refundNo: refundNo as RefundNo, channelRefundNo: account.channelRefundNo };
    await house.channels['wechat-pay']?.abnormalRefunds?.apply(account, named);
    await house.untilGivenBack(paymentNo as PaymentNo, refundNo);

    await house.callBack(paymentNo as PaymentNo, refundNo);

    expect(await refundOf(refundNo)).toEqual({ state: 'succeeded', failure_code: null });
    expect(await openCases(refundNo)).toEqual([]);
  });

  test('is not sent on by those who may only look', async () => {
    const master = await newDesk(house, 'station-master', stationId);
    await expect(sendOn(master)).rejects.toMatchObject({ status: 403, code: 'session.forbidden' });
  });
});

test('a refund that comes to no end for long stands on the list of cases and is pursued all the same', async () => {
  const { orderId, paymentNo } = await newClaimed(house, { stationId, cashier });
  const refundNo = await ask(orderId, 1_000);
  await house.goWrong([{ name: 'refund-not-enough', times: 3 }], paymentNo);

  await pursueRefund(house, { refundNo, attempt: 10 }, new Date());
  expect(await openCases(refundNo)).toEqual([{ kind: 'refund-abnormal' }]);

  await until('succeeded', refundNo);
  expect(await openCases(refundNo)).toEqual([]);
});
