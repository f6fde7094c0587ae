import { Fen, type StationId, type TillOrder } from '@jiayou/contract';
import {
  approval,
  balances,
  changes,
  checkLaws,
  newActionId,
  newCashier,
  newStation,
  openFuel,
  openMixed,
  payByCode,
  payerWill,
  payInCash,
  snapshot,
  startCard,
  startHouse,
  tellCard,
  workOff,
  type TestCashier,
  type TestHouse,
} from '../app/testing';

let house: TestHouse;
let station: StationId;
let cashier: TestCashier;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  station = await newStation(house);
  cashier = await newCashier(house, station);
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

const payment = (order: TillOrder) => ({ params: { orderId: order.id, paymentNo: order.payment?.paymentNo ?? '' } });

describe('cash', () => {
  test('pays at once, with the change in the answer; fuel and goods go to their own books', async () => {
    const order = await payInCash(cashier, await openMixed(cashier, 15_000, 3_550), 20_000);
    expect(order).toMatchObject({
      state: 'paid',
      kind: 'mixed',
      payment: { state: 'paid', tender: 'cash', receivedFen: 20_000, changeFen: 1_450 },
    });
    expect(await balances(house, station)).toEqual({ cash: 18_550, 'sales.fuel': -15_000, 'sales.goods': -3_550 });
  });

  test('less than the order is refused and nothing is written', async () => {
    const order = await openFuel(cashier, 20_000);
    const before = await snapshot(house);
    await expect(payInCash(cashier, order, 19_999)).rejects.toMatchObject({ status: 409, code: 'payment.cash_short' });
    expect(changes(before, await snapshot(house))).toEqual([]);
  });

  test('taken ten times at once with one action is taken once', async () => {
    const order = await openFuel(cashier);
    const body = { method: 'cash', actionId: newActionId(), receivedFen: Fen.parse(20_000) } as const;
    const once = () => cashier.call('POST /till/orders/:orderId/payments', { params: { orderId: order.id }, body });
    const answers = await Promise.all(Array.from({ length: 10 }, once));
    expect(new Set(answers.map(({ payment: paid }) => paid?.paymentNo)).size).toBe(1);
    expect(await balances(house, station)).toEqual({ cash: 20_000, 'sales.fuel': -20_000 });
  });

  test('an order paid in cash is not collected again', async () => {
    const order = await payInCash(cashier, await openFuel(cashier));
    await expect(payInCash(cashier, order)).rejects.toMatchObject({ code: 'order.already_paid' });
    await expect(payByCode(house, { cashier, order, wallet: 'alipay' })).rejects.toMatchObject({
      code: 'order.already_paid',
    });
  });
});

describe('a bank card', () => {
  test('waits for its terminal however long, then is paid by what it says', async () => {
    const order = await startCard(cashier, await openFuel(cashier));
    expect(order).toMatchObject({ state: 'open', payment: { state: 'waiting', tender: 'bank-card' } });
    await workOff(house, { early: true });
    const said = approval();
    const paid = await tellCard(cashier, order, said);
    expect(paid).toMatchObject({ state: 'paid', payment: { state: 'paid', channelTransactionNo: said.referenceNo } });
    expect(await balances(house, station)).toEqual({ 'receivable.bank-card': 20_000, 'sales.fuel': -20_000 });
    const { tickets } = await cashier.call('GET /till/board', {});
    const params = { ticketId: tickets[0]?.id ?? ('' as never) };
    const claim = await cashier.call('POST /till/tickets/:ticketId/claim', {
      params,
      body: { actionId: newActionId() },
    });
    expect(claim).toMatchObject({
      outcome: 'claimed',
      receipt: { cardNoMasked: said.cardNoMasked, tender: 'bank-card' },
    });
  });

  test('that was declined leaves the order to another tender', async () => {
    const order = await startCard(cashier, await openFuel(cashier));
    expect(await tellCard(cashier, order, { outcome: 'declined' })).toMatchObject({
      state: 'open',
      payment: { state: 'failed', failure: { code: 'payment.refused' } },
    });
    expect(await payInCash(cashier, order)).toMatchObject({ state: 'paid' });
  });

  test('cannot be approved after it was said that nothing was charged, and the other way round the money counts', async () => {
    const first = await startCard(cashier, await openFuel(cashier));
    await tellCard(cashier, first, { outcome: 'declined' });
    await expect(tellCard(cashier, first, approval())).rejects.toMatchObject({ code: 'payment.card_closed' });
    const second = await startCard(cashier, await openFuel(cashier));
    const said = approval();
    await tellCard(cashier, second, said);
    expect(await tellCard(cashier, second, { outcome: 'declined' })).toMatchObject({ state: 'paid' });
    expect(await tellCard(cashier, second, said)).toMatchObject({ state: 'paid' });
  });

  test('one reference number does not pay two orders', async () => {
    const said = approval();
    await tellCard(cashier, await startCard(cashier, await openFuel(cashier)), said);
    const other = await startCard(cashier, await openFuel(cashier));
    await expect(tellCard(cashier, other, said)).rejects.toMatchObject({ status: 409, code: 'payment.reference_used' });
    expect(await tellCard(cashier, other, approval())).toMatchObject({ state: 'paid' });
  });

  test('keeps the order from every other tender until somebody says what the terminal did', async () => {
    const order = await startCard(cashier, await openFuel(cashier));
    await expect(payInCash(cashier, order)).rejects.toMatchObject({ code: 'payment.waiting' });
    const kept = await cashier.call('POST /till/orders/:orderId/cancel', { params: { orderId: order.id }, body: {} });
    expect(kept).toMatchObject({ state: 'open', payment: { state: 'waiting' } });
  });
});

describe('bad input', () => {
  test.each(['13456789012345678', '6901234567892', 'JY1234567890123456', '你好', '1'.repeat(64)])(
    '%s is no payment code: nothing is written and nobody is asked',
    async (authCode) => {
      const order = await openFuel(cashier);
      const before = await snapshot(house);
      const body = { method: 'code', actionId: newActionId(), authCode } as const;
      const pay = cashier.call('POST /till/orders/:orderId/payments', { params: { orderId: order.id }, body });
      await expect(pay).rejects.toMatchObject({ status: 409, code: 'payment.code_unknown' });
      expect(changes(before, await snapshot(house))).toEqual([]);
    },
  );

  test.each([0, -1, 0.5, 123_456_789_012_345, 10_000_001])('an amount of %p fen opens no order', async (amountFen) => {
    const before = await snapshot(house);
    const body = { actionId: newActionId(), fuel: { nozzleNo: 1, amountFen: amountFen as Fen } };
    await expect(cashier.call('POST /till/orders', { body })).rejects.toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.fuel.amountFen', issue: expect.stringMatching(/金额/) }] },
    });
    expect(changes(before, await snapshot(house))).toEqual([]);
  });

  test('an order of more than a hundred thousand yuan is refused though its parts are smaller', async () => {
    await expect(openMixed(cashier, 9_999_999, 2)).rejects.toMatchObject({ status: 409, code: 'order.too_large' });
  });

  test("another till's order is collected there, not here; another station's does not exist", async () => {
    const order = await openFuel(cashier);
    const beside = await newCashier(house, station);
    const elsewhere = await newCashier(house, await newStation(house));
    await expect(payInCash(beside, order)).rejects.toMatchObject({ status: 409, code: 'order.elsewhere' });
    await expect(payInCash(elsewhere, order)).rejects.toMatchObject({ status: 404, code: 'order.not_found' });
    const look = elsewhere.call('GET /till/orders/:orderId', { params: { orderId: order.id } });
    await expect(look).rejects.toMatchObject({ status: 404 });
  });

  test("a payment of another order is not found, nor another station's", async () => {
    const mine = await startCard(cashier, await openFuel(cashier));
    const other = await openFuel(cashier);
    const params = { orderId: other.id, paymentNo: mine.payment?.paymentNo ?? '' };
    const tell = cashier.call('POST /till/orders/:orderId/payments/:paymentNo/card', { params, body: approval() });
    await expect(tell).rejects.toMatchObject({ code: 'payment.not_found' });
    const elsewhere = await newCashier(house, await newStation(house));
    const steal = elsewhere.call('POST /till/orders/:orderId/payments/:paymentNo/card', {
      ...payment(mine),
      body: { outcome: 'declined' },
    });
    await expect(steal).rejects.toMatchObject({ code: 'order.not_found' });
  });

  test('a cashier disabled in the middle of a shift collects nothing more; what waits is still settled', async () => {
    await payerWill(house, 'wechat-pay v3', 'answer-lost');
    const order = await payByCode(house, { cashier, order: await openFuel(cashier), wallet: 'wechat-pay v3' });
    await house.rows('update staff set enabled = false where id = $1', [cashier.staff.id]);
    await expect(openFuel(cashier)).rejects.toMatchObject({ status: 403, code: 'staff.disabled' });
    await workOff(house, { early: true });
    const [row] = await house.rows<{ state: string }>('select state from orders where id = $1', [order.id]);
    expect(row?.state).toBe('paid');
  });

  test('a till whose activation was revoked collects nothing', async () => {
    const order = await openFuel(cashier);
    await house.rows('update tills set revoked_at = now() where id = $1', [cashier.tillId]);
    await expect(payInCash(cashier, order)).rejects.toMatchObject({ status: 403, code: 'till.revoked' });
  });

  test('a tender the station has no account for is refused', async () => {
    await house.rows(`delete from merchant_accounts where station_id = $1 and channel = 'alipay'`, [station]);
    const order = await openFuel(cashier);
    await expect(payByCode(house, { cashier, order, wallet: 'alipay' })).rejects.toMatchObject({
      status: 409,
      code: 'station.no_tender',
    });
    expect(await payByCode(house, { cashier, order, wallet: 'wechat-pay v3' })).toMatchObject({ state: 'paid' });
  });

  test('an action that stood for another order or tender is refused', async () => {
    const order = await openFuel(cashier);
    const body = { method: 'card', actionId: newActionId() } as const;
    await cashier.call('POST /till/orders/:orderId/payments', { params: { orderId: order.id }, body });
    const other = await openFuel(cashier);
    const again = cashier.call('POST /till/orders/:orderId/payments', { params: { orderId: other.id }, body });
    await expect(again).rejects.toMatchObject({ code: 'order.key_reused' });
  });

  test('fuel by nozzle and by grade at once, or by none, is no order', async () => {
    for (const fuel of [{ amountFen: Fen.parse(1) }, { nozzleNo: 1, grade: '92#', amountFen: Fen.parse(1) }]) {
      const open = cashier.call('POST /till/orders', { body: { actionId: newActionId(), fuel } });
      await expect(open).rejects.toMatchObject({ status: 400, code: 'request.invalid' });
    }
  });
});
