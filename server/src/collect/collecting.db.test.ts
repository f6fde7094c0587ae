import type { StationId, TillOrder } from '@jiayou/contract';
import {
  balances,
  checkLaws,
  codeApiOf,
  letTimePass,
  newActionId,
  newCashier,
  newStation,
  openFuel,
  payByCode,
  payerConfirms,
  payerWill,
  startHouse,
  workOff,
  type TestCashier,
  type TestHouse,
  type WalletKind,
} from '../app/testing';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

describe.each<WalletKind>(['wechat-pay v3', 'wechat-pay v2', 'alipay'])('a code of %s', (wallet) => {
  let station: StationId;
  let cashier: TestCashier;
  const tender = wallet === 'alipay' ? 'alipay' : 'wechat-pay';
  beforeEach(async () => {
    station = await newStation(house, { codeApi: codeApiOf(wallet) });
    cashier = await newCashier(house, station);
  });

  const collect = async (order: TillOrder) => payByCode(house, { cashier, order, wallet });
  const check = ({ id: orderId }: TillOrder) =>
    cashier.call('POST /till/orders/:orderId/check', { params: { orderId }, body: {} });
  const cancel = ({ id: orderId }: TillOrder) =>
    cashier.call('POST /till/orders/:orderId/cancel', { params: { orderId }, body: {} });
  const waiting = async () => {
    await payerWill(house, wallet, 'payer-types-password');
    return collect(await openFuel(cashier));
  };

  test('pays at once: order, ledger and a ticket for this till', async () => {
    const order = await collect(await openFuel(cashier, 20_050));
    expect(order).toMatchObject({
      state: 'paid',
      payment: { state: 'paid', tender, method: 'code', amountFen: 20_050 },
    });
    expect(await balances(house, station)).toEqual({ [`receivable.${tender}`]: 20_050, 'sales.fuel': -20_050 });
    const { tickets } = await cashier.call('GET /till/board', {});
    expect(tickets).toMatchObject([{ orderId: order.id, state: 'waiting', reservedFor: cashier.tillId, tender }]);
  });

  test('waits while the payer types a password, then is paid', async () => {
    const order = await waiting();
    expect(order).toMatchObject({ state: 'open', payment: { state: 'waiting' } });
    expect(await payerConfirms(house, wallet, order)).toBe('paid');
    expect(await check(order)).toMatchObject({ state: 'paid', payment: { state: 'paid' } });
  });

  test('its till learns of what it was collecting when its page comes back', async () => {
    const order = await waiting();
    expect(await cashier.call('GET /till/board', {})).toMatchObject({ collecting: { id: order.id } });
    await payerConfirms(house, wallet, order);
    await workOff(house, { early: true });
    expect(await cashier.call('GET /till/board', {})).not.toHaveProperty('collecting');
  });

  test('that nobody confirms is reversed when its time is up; the order waits for another tender', async () => {
    const order = await waiting();
    await letTimePass(house, order, 46);
    await workOff(house, { early: true });
    expect(await check(order)).toMatchObject({
      state: 'open',
      payment: { state: 'failed', failure: { code: 'payment.timed_out' } },
    });
    expect(await payerConfirms(house, wallet, order)).not.toBe('paid');
    expect(await collect(order)).toMatchObject({ state: 'paid' });
  });

  test('given up within 15 s is asked about and may still be paid', async () => {
    const order = await waiting();
    expect(await cancel(order)).toMatchObject({ state: 'open', payment: { state: 'cancelling' } });
    await payerConfirms(house, wallet, order);
    expect(await check(order)).toMatchObject({ state: 'paid', payment: { state: 'paid' } });
  });

  test('given up is reversed once it is 15 s old', async () => {
    const order = await waiting();
    await letTimePass(house, order, 15);
    expect(await cancel(order)).toMatchObject({ state: 'open', payment: { state: 'cancelled' } });
    expect(await payerConfirms(house, wallet, order)).not.toBe('paid');
    expect(await balances(house, station)).toEqual({});
  });

  test('paid in the moment of the reverse goes back to the payer and pays nothing', async () => {
    await payerWill(house, wallet, 'success-during-reverse');
    const order = await collect(await openFuel(cashier));
    await letTimePass(house, order, 46);
    await workOff(house, { early: true });
    expect(await check(order)).toMatchObject({ state: 'open', payment: { state: 'failed' } });
    expect(await balances(house, station)).toEqual({});
  });

  test('a reverse that must be said again is said again', async () => {
    await payerWill(house, wallet, 'reverse-again');
    const order = await collect(await openFuel(cashier));
    await letTimePass(house, order, 46);
    await workOff(house, { early: true });
    await workOff(house, { early: true });
    expect(await check(order)).toMatchObject({ payment: { state: 'failed', failure: { code: 'payment.timed_out' } } });
  });

  test('whose answer is lost is asked about, not sent again', async () => {
    await payerWill(house, wallet, 'answer-lost');
    const order = await collect(await openFuel(cashier));
    expect(order).toMatchObject({ state: 'open', payment: { state: 'waiting' } });
    expect(await check(order)).toMatchObject({ state: 'paid' });
    expect(await balances(house, station)).toMatchObject({ 'sales.fuel': -20_000 });
  });

  test('of a payer without money says so; another tender pays', async () => {
    await payerWill(house, wallet, 'payer-refuses');
    const order = await collect(await openFuel(cashier));
    expect(order).toMatchObject({
      state: 'open',
      payment: { state: 'failed', failure: { code: 'payment.not_enough', channelCode: expect.any(String) } },
    });
    expect(await collect(order)).toMatchObject({ state: 'paid' });
  });

  test('used twice pays once: the second order is told that the code is spent', async () => {
    const authCode = await house.payerCode(tender);
    const pay = async (order: TillOrder) => {
      const body = { method: 'code', actionId: newActionId(), authCode } as const;
      return cashier.call('POST /till/orders/:orderId/payments', { params: { orderId: order.id }, body });
    };
    expect(await pay(await openFuel(cashier))).toMatchObject({ state: 'paid' });
    expect(await pay(await openFuel(cashier))).toMatchObject({
      state: 'open',
      payment: { state: 'failed', failure: { code: 'payment.code_spent' } },
    });
  });

  test('scanned twenty times at once with one action collects once', async () => {
    const order = await openFuel(cashier);
    const authCode = await house.payerCode(tender);
    const body = { method: 'code', actionId: newActionId(), authCode } as const;
    const params = { orderId: order.id };
    const calls = Array.from({ length: 20 }, () =>
      cashier.call('POST /till/orders/:orderId/payments', { params, body }),
    );
    await Promise.all(calls);
    expect(await check(order)).toMatchObject({ state: 'paid' });
    expect(await house.rows('select 1 from payments where order_id = $1', [order.id])).toHaveLength(1);
  });
});
