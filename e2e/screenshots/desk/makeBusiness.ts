import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ActionId, Fen, type OrderId } from '@jiayou/contract';
import { deskOf, hire } from '../../house/staff';
import { confirmInWallet, newDriver, payOne, tapToPay } from '../../house/driver';
import type { House } from '../../house/openHouse';
import { newTill, type Till } from '../../house/till';
import { until } from '../../house/until';

/** Somebody for every role that the demo chain has nobody for. */
export const COLLEAGUES = [
  { staffNo: '0101', name: '吴明', role: 'hq-marketing' },
  { staffNo: '0102', name: '郑敏', role: 'hq-finance' },
  { staffNo: '1009', name: '孙会计', role: 'station-finance', station: 'D0001' },
] as const;

const SALES = [
  { nozzleNo: 1, amountFen: 30_000 },
  { nozzleNo: 5, amountFen: 26_850 },
  { nozzleNo: 7, amountFen: 80_000 },
  { nozzleNo: 6, amountFen: 41_200 },
  { nozzleNo: 2, amountFen: 20_000 },
];
/** The simulator gives this much back to nobody, and tells of one fen less than the other. */
const ODD = { neverBackFen: 20_082, oneShortFen: 18_869 };
const LABELS = ['老顾客', '出租车'];
const REASONS = ['顾客退货', '油枪选错，顾客要求把整笔钱退回后重新收款', '重复收款'];

/**
 * Two stations with a day's orders, a member's among them, a closed shift, refunds in every stage, two cases and people in every
 * role. Answers the order to which most happened: paid in the car, printed, given back.
 */
export async function makeBusiness(house: House): Promise<OrderId> {
  for (const colleague of COLLEAGUES) await hire(house, colleague);
  const till = await newTill(house, { number: 0, staffNo: '1001' });
  const other = await newTill(house, { number: 2, staffNo: '2001' });
  await till.call('POST /till/printer-state', { body: { state: 'ready' } });
  await other.call('POST /till/printer-state', { body: { state: 'paper-out' } });
  const sold = [];
  const memberId = await greetMember(house, till);
  for (const [index, sale] of SALES.entries())
    sold.push(await takeCash(till, { ...sale, ...(index < 3 && { memberId }) }));
  for (const sale of SALES.slice(0, 2)) await takeCash(other, sale);
  const told = await sellInCar(house, till);
  await closeShift(till);
  const next = await till.signIn('1001');
  await takeCash(next, { nozzleNo: 3, amountFen: 15_600 });
  for (const [index, reason] of REASONS.entries()) {
    const orderId = sold[index];
    if (orderId !== undefined) await askForRefund(next, orderId, reason);
  }
  await decideOne(house);
  // Open until the house closes: one till is on line, the other is not.
  await next.listen();
  return told;
}

interface Sale {
  nozzleNo: number;
  amountFen: number;
  memberId?: string;
}

async function takeCash({ call }: Till, { nozzleNo, amountFen, memberId }: Sale): Promise<OrderId> {
  const fuel = { nozzleNo, amountFen: Fen.parse(amountFen) };
  const order = await call('POST /till/orders', { body: { actionId: newAction(), fuel, goods: [], memberId } });
  await call('POST /till/orders/:orderId/payments', {
    params: { orderId: order.id },
    body: { method: 'cash', actionId: newAction(), receivedFen: Fen.parse(amountFen) },
  });
  await printAll(call);
  return order.id;
}

/** The demo chain's member shows the phone at the till; the desk knows them by two labels. */
async function greetMember(house: House, { call }: Till): Promise<string> {
  const { id: memberId } = await call('POST /till/members/find', { body: { text: house.demo.member.phone } });
  const desk = await deskOf(house, 'admin');
  for (const name of LABELS) {
    const { id: labelId } = await desk('POST /desk/member-labels', { body: { name } });
    await desk('POST /desk/members/:memberId/labels', { params: { memberId }, body: { labelId, on: true } });
  }
  return memberId;
}

/** Five drivers: two only pay, one gets everything back, one's refund does not arrive, of one the channel says two amounts. */
async function sellInCar(house: House, till: Till): Promise<OrderId> {
  for (const amountFen of [20_000, 123_450]) await payOne(house, { amountFen });
  const given = await tapToPay(house, await newDriver(house), { amountFen: 35_000 });
  // The channel tells the second in which it was paid: without this it would be before the order.
  await sleep(1000);
  await confirmInWallet(house, given.paymentNo);
  const stuck = await payOne(house, { amountFen: ODD.neverBackFen });
  await payOne(house, { amountFen: ODD.oneShortFen });
  for (const { order } of [given, stuck]) {
    await until('the ticket of an order', async () => await hasTicket(house, order.id));
    await printAll(till.call);
    await askForRefund(till, order.id, '顾客要求退款');
  }
  const done = `select 1 from refunds where order_id = $1 and state = 'succeeded'`;
  await until('the refund', async () => (await house.rows(done, [given.order.id])).length > 0);
  await until('two cases', async () => (await house.rows('select 1 from payment_cases')).length >= 2);
  return given.order.id;
}

const hasTicket = async (house: House, orderId: OrderId): Promise<boolean> =>
  (await house.rows('select 1 from tickets where order_id = $1', [orderId])).length > 0;

async function printAll(call: Till['call']): Promise<void> {
  const { tickets } = await call('GET /till/board', {});
  for (const { id: ticketId } of tickets.filter(({ state }) => state === 'waiting')) {
    const actionId = newAction();
    await call('POST /till/tickets/:ticketId/claim', { params: { ticketId }, body: { actionId } });
    await call('POST /till/tickets/:ticketId/printed', { params: { ticketId }, body: { actionId } });
  }
}

async function closeShift({ call }: Till): Promise<void> {
  const { cash } = await call('GET /till/shift', {});
  const body = { actionId: newAction(), countedCashFen: Fen.parse(cash.expectedFen), note: '' };
  await call('POST /till/shift/close', { body });
}

async function askForRefund({ call }: Till, orderId: OrderId, reason: string): Promise<void> {
  const bill = await call('GET /till/bills/:orderId', { params: { orderId } });
  const { refundableFuelFen: fuelFen, refundableGoodsFen: goodsFen } = bill;
  await call('POST /till/bills/:orderId/refunds', {
    params: { orderId: bill.orderId },
    body: { actionId: newAction(), fuelFen, goodsFen, reason },
  });
}

/** One is refused, the others wait. */
async function decideOne(house: House): Promise<void> {
  const call = await deskOf(house, '1000');
  const { refunds } = await call('GET /desk/refunds', { query: { state: 'requested' } });
  const refundNo = refunds.at(-1)?.refundNo ?? '';
  await call('POST /desk/refunds/:refundNo/decide', {
    params: { refundNo },
    body: { approve: false, note: '油已经加了，请顾客到站里来一趟' },
  });
}

const newAction = () => ActionId.parse(randomUUID());
