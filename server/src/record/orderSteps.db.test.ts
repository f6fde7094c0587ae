import { randomUUID } from 'node:crypto';
import { Fen, type RequestOf, type DeskApi, type StationId } from '@jiayou/contract';
import {
  checkLaws,
  endShift,
  newActionId,
  newCashier,
  newDesk,
  newStation,
  newTillSale,
  startHouse,
  type TestCashier,
  type TestHouse,
} from '../app/testing';

let house: TestHouse;
let station: StationId;
let cashier: TestCashier;
let finance: Awaited<ReturnType<typeof newDesk>>;
beforeAll(async () => {
  house = await startHouse();
  finance = await newDesk(house, 'hq-finance');
});
beforeEach(async () => {
  station = await newStation(house);
  cashier = await newCashier(house, station);
});
afterEach(() => checkLaws(house));
afterAll(() => house.stop());

type Query = RequestOf<DeskApi['GET /desk/orders']>['query'];
const list = (query: Query = {}, who = finance) => who.call('GET /desk/orders', { query: { station, ...query } });

async function newMember(phone: string | null, plates: readonly string[] = []): Promise<string> {
  const id = randomUUID();
  await house.rows(`insert into drivers (id, created_at, phone, name) values ($1, now(), $2, '王小明')`, [id, phone]);
  for (const plate of plates) await house.rows('insert into driver_plates values ($1, $2)', [plate, id]);
  return id;
}

test('the time line tells all that happened: attempts, money, ledger, paper, the second paper, the refund, who decided and its slips', async () => {
  const member = await newMember('13912345678', ['沪A12345']);
  const { orderId, paymentNo } = await newTillSale(house, cashier, { fuelFen: 20_000, goodsFen: 500, member });
  const { tickets } = await cashier.call('GET /till/board', {});
  const params = { ticketId: tickets[0]?.id ?? ('' as never) };
  const actionId = newActionId();
  await cashier.call('POST /till/tickets/:ticketId/claim', { params, body: { actionId } });
  await cashier.call('POST /till/tickets/:ticketId/printed', { params, body: { actionId } });
  await cashier.call('POST /till/tickets/:ticketId/reprint', { params, body: { actionId: newActionId() } });
  await endShift(cashier);
  const colleague = await newCashier(house, station);
  const body = { actionId: newActionId(), fuelFen: Fen.parse(1_000), goodsFen: Fen.parse(0), reason: '多收了钱' };
  const { refundNo } = await colleague.call('POST /till/bills/:orderId/refunds', { params: { orderId }, body });
  const master = await newDesk(house, 'station-master', station);
  const decision = { approve: true, note: '情况属实' };
  await master.call('POST /desk/refunds/:refundNo/decide', { params: { refundNo }, body: decision });
  await colleague.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body: {} });
  for (const slip of [{ actionId: newActionId() }, { actionId: newActionId() }]) {
    await colleague.call('POST /till/refunds/:refundNo/slips', { params: { refundNo }, body: slip });
  }

  const detail = await finance.call('GET /desk/orders/:orderId', { params: { orderId } });
  const named = async (id: string) =>
    (await house.rows<{ name: string }>('select name from staff where id = $1', [id]))[0]?.name;
  const [seller, asker, decider] = [
    await named(cashier.staff.id),
    await named(colleague.staff.id),
    await named(master.staff.id),
  ];
  const step = (source: string, kind: string) => detail.steps.find((one) => one.source === source && one.kind === kind);

  expect(detail).toMatchObject({
    memberMasked: '139****5678',
    memberId: member,
    fuelFen: 20_000,
    goodsFen: 500,
    refundedFen: 1_000,
  });
  expect(detail.goods).toMatchObject([{ name: '矿泉水', amountFen: 500 }]);
  expect(detail.attempts).toMatchObject([{ paymentNo, state: 'succeeded', method: 'cash', amountFen: 20_500 }]);
  expect(detail.refunds).toMatchObject([{ refundNo, state: 'succeeded', fuelFen: 1_000, decidedByName: decider }]);
  expect(detail.ticket).toMatchObject({ state: 'printed', reprints: 1 });
  expect(detail.shift?.closedAt).toBeDefined();
  expect(step('order', 'created')).toMatchObject({ byName: seller, amountFen: 20_500 });
  expect(step('payment', 'succeeded')).toMatchObject({ number: paymentNo, raw: { said: { amountFen: 20_500 } } });
  expect(step('refund', 'refund-requested')).toMatchObject({ byName: asker, note: '多收了钱', amountFen: 1_000 });
  expect(step('refund', 'refund-approved')).toMatchObject({ byName: decider, note: '情况属实' });
  expect(step('refund', 'refund-succeeded')).toMatchObject({ byName: asker });
  expect(step('refund', 'slip')).toMatchObject({ byName: asker, number: refundNo });
  expect(step('refund', 'slip-again')).toMatchObject({ byName: asker, raw: { slipNo: 2 } });
  expect(step('audit', 'refund.reprint')).toMatchObject({ byName: asker });
  expect(step('ticket', 'claimed')).toMatchObject({ byName: seller });
  expect(step('ticket', 'reprinted')).toMatchObject({ byName: seller, number: '1' });
  expect(step('audit', 'refund.decide')).toMatchObject({ byName: decider });
  expect(detail.steps.filter(({ source }) => source === 'ledger').map(({ amountFen }) => amountFen)).toEqual([
    20_000, 500, 1_000,
  ]);
  const times = detail.steps.map(({ at }) => at);
  expect(times).toEqual(times.toSorted());
});

test('what came of something stands behind it, though the channel’s clock is behind ours and all of it was one instant', async () => {
  const paidAt = new Date(Date.now() - 5_000);
  const { orderId } = await newTillSale(house, cashier, { tender: 'cash', paidAt });
  const body = { actionId: newActionId(), fuelFen: Fen.parse(20_000), goodsFen: Fen.parse(0), reason: '重复收款' };
  const { refundNo } = await cashier.call('POST /till/bills/:orderId/refunds', { params: { orderId }, body });
  await cashier.call('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body: {} });

  const { steps } = await finance.call('GET /desk/orders/:orderId', { params: { orderId } });

  const told = steps.filter(({ source }) => ['order', 'payment', 'refund', 'ledger', 'ticket'].includes(source));
  expect(told.map(({ source, kind }) => `${source} ${kind}`)).toEqual([
    'order created',
    'payment created',
    'payment succeeded',
    'ledger posted',
    'ticket added',
    'refund refund-approved',
    'refund refund-succeeded',
    'ledger posted',
  ]);
});

test('what channels said is kept without whose wallet it was, and no answer tells a phone, a plate or a wallet in clear', async () => {
  const member = await newMember('13912340000', ['沪B54321']);
  const { orderId, paymentNo } = await newTillSale(house, cashier, { member });
  await house.rows(`insert into payment_events (payment_no, at, kind, detail) values ($1, now(), 'asked', $2)`, [
    paymentNo,
    { said: { payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' }, buyerName: '王小明' } },
  ]);

  const answers = [
    await finance.call('GET /desk/orders/:orderId', { params: { orderId } }),
    await list({}),
    await list({ search: '0000' }),
  ];
  const text = JSON.stringify(answers);
  for (const secret of ['13912340000', '沪B54321', '王小明', 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o']) {
    expect(text).not.toContain(secret);
  }
  expect(text).toContain('139****0000');
});
