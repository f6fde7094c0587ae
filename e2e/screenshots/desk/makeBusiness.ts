import { randomUUID } from 'node:crypto';
import { ActionId, Fen, type OrderId } from '@jiayou/contract';
import { deskOf, hire } from '../../house/staff';
import { payOne } from '../../house/driver';
import type { House } from '../../house/openHouse';
import { newTill, type Till } from '../../house/till';

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
const REASONS = ['顾客退货', '油枪选错，顾客要求把整笔钱退回后重新收款', '重复收款'];

/** Two stations with a day's orders, a closed shift, refunds in every stage and people in every role. */
export async function makeBusiness(house: House): Promise<void> {
  for (const colleague of COLLEAGUES) await hire(house, colleague);
  const till = await newTill(house, { number: 0, staffNo: '1001' });
  const other = await newTill(house, { number: 2, staffNo: '2001' });
  const sold = [];
  for (const sale of SALES) sold.push(await takeCash(till, sale));
  for (const amountFen of [20_000, 35_000, 123_450]) await payOne(house, { amountFen });
  for (const sale of SALES.slice(0, 2)) await takeCash(other, sale);
  await closeShift(till);
  const next = await till.signIn('1001');
  await takeCash(next, { nozzleNo: 3, amountFen: 15_600 });
  for (const [index, reason] of REASONS.entries()) {
    const orderId = sold[index];
    if (orderId !== undefined) await askForRefund(next, orderId, reason);
  }
  await decideOne(house);
}

async function takeCash({ call }: Till, { nozzleNo, amountFen }: (typeof SALES)[number]): Promise<OrderId> {
  const fuel = { nozzleNo, amountFen: Fen.parse(amountFen) };
  const order = await call('POST /till/orders', { body: { actionId: newAction(), fuel, goods: [] } });
  await call('POST /till/orders/:orderId/payments', {
    params: { orderId: order.id },
    body: { method: 'cash', actionId: newAction(), receivedFen: Fen.parse(amountFen) },
  });
  return order.id;
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
