import { randomUUID } from 'node:crypto';
import { ActionId, Fen, type DeskApi } from '@jiayou/contract';
import { callerOf, cookiesFrom } from '../../house/call';
import { payOne } from '../../house/driver';
import type { House } from '../../house/openHouse';
import { newTill, type Till } from '../../house/till';
import { until } from '../../house/until';

/** Who works in all pictures. */
export const CASHIER = '1001';

const SALES = [
  { nozzleNo: 1, amountFen: 30_000 },
  { nozzleNo: 5, amountFen: 26_850 },
  { nozzleNo: 7, amountFen: 80_000 },
  { nozzleNo: 6, amountFen: 41_200 },
];

/** A closed shift of the same cashier, half of it made yesterday, so that the books have something in them. */
export async function makePast(house: House): Promise<void> {
  const till = await newTill(house, { number: 0, staffNo: CASHIER });
  await till.call('POST /till/shift/float', { body: { floatFen: Fen.parse(30_000) } });
  for (const sale of SALES) await takeCash(till, sale);
  await takeInCar(house, till);
  await moveToYesterday(house);
  await takeCash(till, { nozzleNo: 2, amountFen: 20_000 });
  await takeCash(till, { nozzleNo: 3, amountFen: 15_600 });
  const { cash } = await till.call('GET /till/shift', {});
  const body = { actionId: newAction(), countedCashFen: Fen.parse(cash.expectedFen - 500), note: '找零多给了5元' };
  await till.call('POST /till/shift/close', { body });
}

/** The master agrees to the refund that was applied for last. */
export async function approveRefund(house: House): Promise<void> {
  const [requested] = await house.rows<{ refund_no: string }>(
    `select refund_no from refunds where state = 'requested' order by requested_at desc limit 1`,
  );
  const sent = { staffNo: '1000', password: house.demo.password };
  const cookie = await cookiesFrom(`${house.url}/api/desk/sign-in`, {}, sent);
  const call = callerOf<DeskApi>(house.url, { cookie });
  await call('POST /desk/refunds/:refundNo/decide', {
    params: { refundNo: requested?.refund_no ?? '' },
    body: { approve: true, note: '' },
  });
}

async function takeCash({ call }: Till, { nozzleNo, amountFen }: { nozzleNo: number; amountFen: number }) {
  const fuel = { nozzleNo, amountFen: Fen.parse(amountFen) };
  const order = await call('POST /till/orders', { body: { actionId: newAction(), fuel, goods: [] } });
  await call('POST /till/orders/:orderId/payments', {
    params: { orderId: order.id },
    body: { method: 'cash', actionId: newAction(), receivedFen: Fen.parse(amountFen) },
  });
}

/** Two drivers pay in their cars, and the till claims and prints. */
async function takeInCar(house: House, { call }: Till): Promise<void> {
  for (const amountFen of [20_000, 35_000]) await payOne(house, { amountFen });
  const waiting = async () =>
    (await call('GET /till/board', {})).tickets.filter(
      ({ state, callNo }) => state === 'waiting' && callNo !== undefined,
    );
  await until('two tickets', async () => (await waiting()).length === 2);
  for (const { id: ticketId } of await waiting()) {
    const actionId = newAction();
    await call('POST /till/tickets/:ticketId/claim', { params: { ticketId }, body: { actionId } });
    await call('POST /till/tickets/:ticketId/printed', { params: { ticketId }, body: { actionId } });
  }
}

/** For pictures alone: what was paid until now was paid a day earlier. */
async function moveToYesterday(house: House): Promise<void> {
  const client = await house.pool.connect();
  try {
    await client.query(`begin; set local session_replication_role = replica;
      update payments set paid_at = paid_at - interval '1 day', business_date = business_date - 1 where paid_at is not null;
      update orders set paid_at = paid_at - interval '1 day', business_date = business_date - 1 where paid_at is not null;
      commit`);
  } finally {
    client.release();
  }
}

const newAction = () => ActionId.parse(randomUUID());
