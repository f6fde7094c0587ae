import { randomUUID } from 'node:crypto';
import { Fen, OrderId, type StationId, type Tender } from '@jiayou/contract';
import type { PaymentNo } from '../../channel';
import { channelOf, insertPayment, settlePayment } from '../../payment';
import { systemClock } from '../../platform/clock';
import { inTransaction } from '../../platform/db';
import { newNumber } from '../../platform/ids';
import type { TestCashier } from './people';
import type { TestHouse } from './startHouse';

const ACCOUNT = 'till-orders';
const FEN_PER_LITRE = 800;
const METHODS = { 'wechat-pay': 'code', alipay: 'code', 'bank-card': 'card', cash: 'cash' } as const;

/** What is sold; 200.00 yuan of 92# by cash unless said otherwise. */
export interface Sale {
  readonly tender?: Tender;
  readonly fuelFen?: number;
  readonly goodsFen?: number;
  readonly grade?: string;
  /** A member's driver id. */
  readonly member?: string | undefined;
  /** The channel's success time. */
  readonly paidAt?: Date;
}

export interface Sold {
  readonly orderId: OrderId;
  readonly orderNo: string;
  readonly paymentNo: PaymentNo;
  /** The channel's word that it has the money. */
  settle(paidAt?: Date): Promise<string>;
}

/** An order at a till that nobody pays yet. */
export async function newTillOrder(house: TestHouse, cashier: TestCashier, sale: Sale = {}): Promise<OrderId> {
  const { fuelFen = 20_000, goodsFen = 0 } = sale;
  const [shift] = await house.rows<{ id: string; station_id: StationId }>(
    'select id, station_id from shifts where staff_id = $1 and closed_at is null',
    [cashier.staff.id],
  );
  const orderId = await insertOrder(house, sale, {
    origin: 'till',
    station_id: shift?.station_id,
    shift_id: shift?.id,
    till_id: cashier.tillId,
    driver_id: sale.member ?? null,
    kind: kindOf(fuelFen, goodsFen),
  });
  if (goodsFen > 0) {
    await house.rows(
      `insert into order_goods (order_id, line, name, quantity, unit_price_fen, amount_fen) values ($1, 1, '矿泉水', 1, $2, $2)`,
      [orderId, goodsFen],
    );
  }
  return orderId;
}

/** An order at a till whose payer is being waited for. */
export async function newWaiting(house: TestHouse, cashier: TestCashier, sale: Sale = {}): Promise<Sold> {
  const orderId = await newTillOrder(house, cashier, sale);
  return startPaying(house, orderId, { channel: sale.tender ?? 'cash', method: METHODS[sale.tender ?? 'cash'] });
}

/** An order collected at a till. */
export async function newTillSale(house: TestHouse, cashier: TestCashier, sale: Sale = {}): Promise<Sold> {
  const waiting = await newWaiting(house, cashier, sale);
  await waiting.settle(sale.paidAt);
  return waiting;
}

/** An order paid in a car, its ticket claimed by nobody. */
export async function newCarSale(house: TestHouse, stationId: StationId, sale: Sale = {}): Promise<Sold> {
  const driverId = randomUUID();
  await house.rows('insert into drivers (id, created_at) values ($1, now())', [driverId]);
  const orderId = await insertOrder(house, sale, {
    origin: 'in-car',
    station_id: stationId,
    driver_id: driverId,
    nozzle_no: 1,
    call_no: 'A17',
    kind: 'fuel',
  });
  const sold = await startPaying(house, orderId, { channel: 'wechat-pay', method: 'wallet' });
  await sold.settle(sale.paidAt);
  return sold;
}

async function insertOrder(
  house: TestHouse,
  { fuelFen = 20_000, goodsFen = 0, grade = '92#' }: Sale,
  columns: Readonly<Record<string, unknown>>,
): Promise<OrderId> {
  const [id, now] = [OrderId.parse(randomUUID()), systemClock()];
  const fuel = { grade, price_fen_per_litre: FEN_PER_LITRE, volume_ml: Math.round((fuelFen * 1_000) / FEN_PER_LITRE) };
  const row = {
    id,
    order_no: newNumber('D', now),
    action_id: randomUUID(),
    state: 'open',
    fuel_fen: fuelFen,
    goods_fen: goodsFen,
    amount_fen: fuelFen + goodsFen,
    payable_fen: fuelFen + goodsFen,
    discount_fen: 0,
    created_at: now,
    expires_at: new Date(now.getTime() + 600_000),
    ...(fuelFen > 0 && fuel),
    ...columns,
  };
  const names = Object.keys(row);
  const places = names.map((_, index) => `$${index + 1}`);
  await house.rows(`insert into orders (${names.join()}) values (${places.join()})`, Object.values(row));
  return id;
}

function kindOf(fuelFen: number, goodsFen: number): 'fuel' | 'goods' | 'mixed' {
  if (goodsFen === 0) return 'fuel';
  return fuelFen === 0 ? 'goods' : 'mixed';
}

async function startPaying(
  house: TestHouse,
  orderId: OrderId,
  by: { readonly channel: Tender; readonly method: 'wallet' | 'code' | 'card' | 'cash' },
): Promise<Sold> {
  const [order] = await house.rows<{ order_no: string; station_id: StationId; payable_fen: number }>(
    'select order_no, station_id, payable_fen from orders where id = $1',
    [orderId],
  );
  if (order === undefined) throw new Error('the order is not there');
  const now = systemClock();
  const { payment_no: paymentNo } = await inTransaction(house.db, (tx) =>
    insertPayment(
      tx,
      {
        ...by,
        order: { id: orderId, stationId: order.station_id, payableFen: order.payable_fen },
        account: { accountNo: ACCOUNT },
        description: '加油',
        expiresAt: new Date(now.getTime() + 600_000),
        ...(by.method === 'wallet' && { payer: { appId: 'wx', openId: orderId } }),
        ...(by.method === 'cash' && { receivedFen: order.payable_fen }),
      },
      now,
    ),
  );
  const merchant = { accountNo: ACCOUNT };
  const amountFen = Fen.parse(order.payable_fen);
  const settle = async (paidAt = systemClock()) => {
    const trade = { paymentNo, merchant, amountFen };
    // What has no provider is told by the till; the others are taken at their word.
    const { till } = channelOf(house, by.channel);
    const report = till
      ? await till.collect({ ...trade, referenceNo: paymentNo.slice(-12), at: paidAt })
      : ({ ...trade, state: 'succeeded', channelTransactionNo: `T${paymentNo}`, paidAt } as const);
    return settlePayment(house, report, { from: 'answer', now: systemClock() });
  };
  return { orderId, orderNo: order.order_no, paymentNo, settle };
}
